"""Prints the table of lessons: what each has, what it lacks, and what the tests' lists of what is to be mended are."""

from tests.lessons.floor import row_of
from tests.lessons.reading import topics
from tests.lessons.test_terms import to_mend

COLUMNS = ("words", "figures", "formulas", "blocks", "questions")


def main() -> None:
    rows = [row_of(topic) for topic in topics().values()]
    print(f"{'topic':36}{''.join(f'{name:>10}' for name in COLUMNS)}{'tested':>10}  lacks")
    for row in rows:
        counts = "".join(f"{getattr(row, name):>10,}" for name in COLUMNS)
        kind = "" if row.is_core else " (ext.)"
        print(f"{row.slug + kind:36}{counts}{f'{row.tested}/{row.outcomes}':>10}  {'; '.join(row.lacks)}".rstrip())
    core = [row for row in rows if row.is_core]
    below = [row.slug for row in core if row.lacks]
    print(
        f"\n{len(core) - len(below)} of {len(core)} core topics lack nothing. BELOW in tests/lessons/test_floor.py is:"
    )
    print("\n".join(below))
    print("\nWhat is used before it is introduced, to_mend in tests/lessons/terms.yaml, is:")
    print("\n".join(f"  {slug}: [{', '.join(terms)}]" for slug, terms in to_mend().items()))


if __name__ == "__main__":
    main()
