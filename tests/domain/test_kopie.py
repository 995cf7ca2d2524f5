"""Which addresses for copies belong to the school by their domain."""

import pytest

from domain.kopie import is_van_school

SCHOOL = ("verzuim@zeecollege.example", "teamleider@zeecollege.example", "")


@pytest.mark.parametrize(
    ("adres", "eigen", "verwacht"),
    [
        ("mentor@zeecollege.example", SCHOOL, True),
        ("Mentor@ZeeCollege.example", SCHOOL, True),
        ("mentor@zeecolege.example", SCHOOL, False),
        ("mentor@mail.zeecollege.example", SCHOOL, False),
        ("ouder@gmail.com", SCHOOL, False),
        ("mentor@gmail.com", ("school@gmail.com",), False),
        ("mentor@zeecollege.example", ("",), False),
    ],
    ids=["collega", "hoofdletters", "typefout", "subdomein", "openbaar", "school-op-openbaar", "geen-adres"],
)
def test_a_colleague_is_known_by_the_domain_of_the_school(
    adres: str, eigen: tuple[str, ...], verwacht: bool
) -> None:
    assert is_van_school(adres, eigen) is verwacht
