"""Three groups that an operator can give to users: reviewer, editor, publisher."""

from django.db import migrations

CONTENT = ("alias", "figure", "placement", "prerequisite", "question", "resource", "roadmap", "section", "topic")
EVERYTHING = [f"{verb}_{model}" for model in CONTENT for verb in ("add", "change", "delete", "view")]
READING = [f"view_{model}" for model in (*CONTENT, "draft", "report", "link", "clash", "revision")]
EDITING = ["add_draft", "change_draft"]
REVIEWING = ["review_draft"]
PUBLISHING = ["publish_draft", "change_clash", "change_report", "change_link"]
ROLES = {
    "reviewer": [*READING, *REVIEWING],
    "editor": [*READING, *EDITING],
    "publisher": [*READING, *EDITING, *REVIEWING, *PUBLISHING, *EVERYTHING],
}
NAMED = {
    "review_draft": "Can comment on drafts and approve them",
    "publish_draft": "Can publish, schedule and discard drafts",
}


def make_roles(apps, schema_editor):
    """Permissions are made after all migrations; those that are needed here are made now, as they will be then."""
    kinds, permissions = apps.get_model("contenttypes", "ContentType"), apps.get_model("auth", "Permission")
    groups = apps.get_model("auth", "Group")
    for role, codenames in ROLES.items():
        group, _ = groups.objects.get_or_create(name=role)
        for codename in codenames:
            verb, model = codename.split("_")
            kind, _ = kinds.objects.get_or_create(app_label="curriculum", model=model)
            name = NAMED.get(codename, f"Can {verb} {model}")
            permission, _ = permissions.objects.get_or_create(
                content_type=kind, codename=codename, defaults={"name": name}
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("curriculum", "0009_drafts"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    # Back again the groups stay, and who is in them: an older release can hold both, and may have had its own by these names.
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
