from __future__ import annotations

from vitascope.model.resume import Date, Evidence, Project, Resume, Skill, Text, Versions, Work
from vitascope.parsing.skill_links import link_skills

SPOT = (Evidence(page=1, box=(0.0, 0.0, 10.0, 10.0), text="x"),)


def text(words: str) -> Text:
    return Text(text=words, evidence=SPOT)


def skill(words: str) -> Skill:
    return Skill(text=words, evidence=SPOT)


def day(printed: str) -> Date:
    if printed == "present":
        return Date(text=printed, present=True, evidence=SPOT)
    year, _, month = printed.partition("-")
    return Date(text=printed, year=int(year), month=int(month) if month else None, evidence=SPOT)


def position(number: int, start: str, end: str, *highlights: str) -> Work:
    return Work(
        id=f"work-{number}",
        title=text("Developer"),
        start=day(start),
        end=day(end),
        current=end == "present",
        highlights=tuple(map(text, highlights)),
    )


def resume(skills: list[str], *work: Work, projects: tuple[Project, ...] = ()) -> Resume:
    return Resume(
        work=work,
        projects=projects,
        skills=tuple(map(skill, skills)),
        as_of="2024-06-15",
        format="pdf",
        versions=Versions(reader="1", parser="1", taxonomy="1"),
    )


def test_a_printed_name_keeps_its_words_and_gains_its_concept() -> None:
    linked = link_skills(resume(["k8s"])).skills[0]
    assert linked.text == "k8s"
    assert (linked.label, linked.category) == ("Kubernetes", "devops")
    assert linked.months is None
    assert linked.mentioned_in == ()


def test_a_synonym_in_a_position_counts_as_a_mention() -> None:
    read = link_skills(resume(["Kubernetes"], position(1, "2020-01", "2020-12", "Moved 40 services to K8s")))
    assert read.skills[0].mentioned_in == ("work-1",)
    assert read.work[0].skills == ("Kubernetes",)


def test_overlapping_positions_count_once() -> None:
    first = position(1, "2020-01", "2020-12", "Python services")
    second = position(2, "2020-07", "2021-06", "More Python")
    linked = link_skills(resume(["Python"], second, first)).skills[0]
    assert linked.months == 18
    assert linked.last_used == "2021-06"


def test_a_current_position_reaches_to_the_stated_day() -> None:
    linked = link_skills(resume(["Python"], position(1, "2024-01", "present", "Python all day"))).skills[0]
    assert linked.months == 6
    assert linked.last_used == "present"


def test_an_ordinary_word_counts_only_in_context() -> None:
    plain = link_skills(
        resume(["Go", "Excel"], position(1, "2020-01", "2020-12", "Go to market in spring; excel at it"))
    )
    assert [each.mentioned_in for each in plain.skills] == [(), ()]
    meant = link_skills(resume(["Go"], position(1, "2020-01", "2020-12", "Wrote services in Go and Python")))
    assert meant.skills[0].mentioned_in == ("work-1",)


def test_a_name_that_no_concept_stands_for_is_sought_as_printed() -> None:
    read = link_skills(resume(["Zorblax"], position(1, "2020", "2021", "Ran the zorblax line")))
    assert read.skills[0].concept is None
    assert read.skills[0].mentioned_in == ("work-1",)


def test_a_project_lists_technologies_without_context_and_adds_no_months() -> None:
    project = Project(id="project-1", name=text("Tracker"), technologies=(text("Go"), text("R")))
    linked = link_skills(resume(["R"], projects=(project,))).skills[0]
    assert linked.mentioned_in == ("project-1",)
    assert linked.months is None
