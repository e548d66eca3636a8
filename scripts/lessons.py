"""Prints the table of lessons: what each has and what it lacks, and which terms are used too early."""

from tests.lessons.floor import row_of
from tests.lessons.reading import topics
from tests.lessons.test_terms import has_reason, uses

COLUMNS = ("words", "figures", "formulas", "blocks", "questions")


def main() -> None:
    rows = [row_of(topic) for topic in topics().values()]
    print(f"{'topic':36}{''.join(f'{name:>10}' for name in COLUMNS)}{'tested':>10}  lacks")
    for row in rows:
        counts = "".join(f"{getattr(row, name):>10,}" for name in COLUMNS)
        kind = "" if row.is_core else " (ext.)"
        print(f"{row.slug + kind:36}{counts}{f'{row.tested}/{row.outcomes}':>10}  {'; '.join(row.lacks)}".rstrip())
    print(f"\n{sum(not row.lacks for row in rows)} of {len(rows)} lessons lack nothing.")
    for slug, use in uses():
        if not has_reason(slug, use):
            print(f"{slug} uses '{use.word}', which '{use.introduced_by}' introduces.")


if __name__ == "__main__":
    main()
