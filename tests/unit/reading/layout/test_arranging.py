from dataclasses import replace

from tests.unit.reading.layout.setting import BOLD, PLAIN, column, lines, put, put_right, read

from vitascope.model.document import Place, Style, Word
from vitascope.model.geometry import Box
from vitascope.reading.layout import arrange, arrangement

JOB = ["Mill Engineer", "Harrow Timber Works", "Led a crew of nine fitters through the rebuild", "of two saw lines"]
MAIN = [
    "Experience",
    *JOB,
    "",
    "Junior Fitter",
    "Calder Pumps",
    "Overhauled pumps for water companies",
    "",
    "Education",
]
SIDE = ["Contact", "12 Weir Lane", "Leeds", "", "Skills", "Hydraulics", "Welding", "Lean", "AutoCAD"]


def test_words_in_any_order_become_lines_from_the_top() -> None:
    words = [*put(40, 60, "Mill Engineer"), *put(40, 40, "Anna Weir")]

    assert read(words[::-1]) == ["Anna Weir", "Mill Engineer"]


def test_a_sidebar_is_read_before_the_main_column_at_its_right() -> None:
    words = [*column(40, 100, SIDE, leading=15), *column(220, 103, MAIN)]

    assert read(words) == [text for text in (*SIDE, *MAIN) if text]


def test_a_sidebar_at_the_right_is_read_after_the_main_column() -> None:
    words = [*column(40, 100, MAIN), *column(420, 160, SIDE, leading=14)]

    assert read(words) == [text for text in (*MAIN, *SIDE) if text]


def test_columns_on_one_grid_are_told_from_rows_by_their_flow() -> None:
    left = [
        "Profile",
        "Engineer with twelve years in wood",
        "processing, used to running shifts",
        "and shutdowns",
        *JOB,
    ]
    right = [
        "Skills",
        "Hydraulics",
        "Pneumatics",
        "Interests",
        "Fell running and bell ringing in the",
        "north",
        "and lathes",
    ]

    assert read([*column(40, 100, left), *column(330, 100, right)]) == [*left, *right]


def test_a_band_over_two_columns_is_read_first() -> None:
    band = put(40, 60, "Mechanical engineer with twelve years in wood processing and many more in other trades of wood")
    words = [*column(40, 100, SIDE, leading=15), *column(220, 103, MAIN), *band]

    assert read(words)[0].startswith("Mechanical engineer")


def test_a_date_at_the_right_edge_shares_the_line() -> None:
    words = [
        *column(40, 100, [*JOB, "", *JOB]),
        *put_right(555, 100, "2019 - 2021"),
        *put_right(555, 165, "2015 - 2018"),
    ]

    found = read(words)

    assert found[0] == "Mill Engineer 2019 - 2021"
    assert found[4] == "Mill Engineer 2015 - 2018"


def test_dates_in_a_label_column_share_the_line_of_their_entry() -> None:
    labels = [*put(40, 100, "2019 - 2021"), *put(40, 165, "2015 - 2018")]

    assert read([*labels, *column(150, 100, [*JOB, "", *JOB])])[0] == "2019 - 2021 Mill Engineer"


def test_a_date_that_wraps_in_a_label_column_is_closed_up() -> None:
    labels = [*put(40, 100, "May 2018 – Nov"), *put(40, 113, "2021")]

    found = read([*labels, *column(120, 100, JOB)])

    assert found[:2] == ["May 2018 – Nov 2021 Mill Engineer", "Harrow Timber Works"]


def test_headings_in_a_label_column_come_before_the_first_entry() -> None:
    big = Style(14.0, colour=0x3366CC)
    words = [*put(40, 100, "Experience", big), *put(40, 180, "Education", big), *column(160, 100, [*JOB, "", "", *JOB])]

    assert read(words)[:2] == ["Experience", "Mill Engineer"]


def test_right_aligned_labels_on_the_grid_of_their_values_stay_with_them() -> None:
    pairs = [
        ("Name", "Anna Weir"),
        ("Address", "12 Weir Lane, Leeds"),
        ("Telephone", "+44 113 555 0142"),
        ("Dates", "2019"),
    ]
    words = [
        word
        for at, (label, value) in enumerate([*pairs, *pairs[1:], *pairs[1:]])
        for word in (*put_right(170, 100 + 16 * at, label), *put(190, 100 + 16 * at, value))
    ]

    assert read(words)[:2] == ["Name Anna Weir", "Address 12 Weir Lane, Leeds"]


def test_cards_side_by_side_are_read_one_by_one() -> None:
    titles = [*put(40, 100, "Machines", BOLD), *put(230, 100, "Software", BOLD)]
    details = [*put(40, 113, "Presses, kilns"), *put(230, 113, "AutoCAD"), *put(40, 126, "and planers")]

    assert read([*titles, *details]) == ["Machines", "Presses, kilns", "and planers", "Software", "AutoCAD"]


def test_list_items_side_by_side_are_lines_of_their_own() -> None:
    found = lines([*put(40, 100, "• Hydraulics"), *put(300, 100, "• Welding"), *put(40, 113, "• Lean")])

    assert [(line.bullet, line.text) for line in found] == [("•", "Hydraulics"), ("•", "Welding"), ("•", "Lean")]


def test_a_large_name_is_read_before_the_small_lines_beside_it() -> None:
    name = [*put(40, 100, "Baptiste van", Style(30.0)), *put(40, 135, "der Meulen", Style(30.0))]
    contact = [
        word
        for at, text in enumerate(["Rotterdam", "+31 555", "b@example.org"])
        for word in put_right(555, 90 + 12 * at, text)
    ]

    assert read([*name, *contact])[:2] == ["Baptiste van", "der Meulen"]


def test_texts_of_different_size_on_one_baseline_share_a_line() -> None:
    assert read([*put(40, 100, "Anna Weir", Style(20.0)), *put(150, 100, "Engineer")]) == ["Anna Weir Engineer"]


def test_a_raised_digit_stays_with_its_word() -> None:
    words = [*put(40, 100, "Thesis"), *put(70.5, 96, "2", Style(6.0)), *put(40, 113, "in physics")]

    assert read(words)[1] == "in physics"
    assert "2" in read(words)[0]


def test_a_turned_strip_is_read_along_its_direction() -> None:
    strip = [
        Word("Anna", Box(20, 700, 32, 740), PLAIN),
        Word("Weir", Box(20, 650, 32, 695), PLAIN),
    ]

    found = arrange(put(100, 60, "Profile"), page=1, width=595.0, height=842.0, turned={270: strip})

    assert [(line.text, line.rotation) for line in found] == [("Profile", 0), ("Anna Weir", 270)]


def test_each_column_is_a_region_of_its_own() -> None:
    found = lines([*column(40, 100, SIDE, leading=15), *column(220, 103, MAIN)])

    columns = [line.column for line in found]

    assert columns == sorted(columns)
    assert len(set(columns)) == 2


def test_a_filled_panel_sets_a_column_apart() -> None:
    words = [
        *column(40, 100, ["Contact", "Leeds", "Skills", "Lean"]),
        *column(250, 100, ["Anna Weir", "", "Profile", "Engineer"]),
    ]
    panel = Box(0.0, 0.0, 200.0, 842.0)

    found = arrangement(words, page=1, width=595.0, height=842.0, panels=[panel])

    assert [line.text for line in found.lines][:4] == ["Contact", "Leeds", "Skills", "Lean"]


def test_no_words_make_no_lines() -> None:
    assert lines([]) == ()


def test_the_first_word_of_a_line_is_never_glued() -> None:
    words = [replace(word, glued=True) for word in put(40, 100, "Weir")]

    assert not lines(words)[0].words[0].glued


def test_contact_data_centred_at_the_foot_is_a_region_of_its_own() -> None:
    contact = "– 12 Weir Lane – Leeds"
    foot = [*put(247, 750, contact), *put(245, 764, "anna.weir@example.org")]

    found = lines([*column(40, 100, MAIN), *foot])

    assert [(line.text, line.bullet) for line in found[-2:]] == [(contact, ""), ("anna.weir@example.org", "")]
    assert found[-1].column == found[-2].column == found[0].column + 1
    assert found[-1].place is Place.FOOTER


def test_contact_data_at_the_foot_of_a_column_stays_in_it() -> None:
    words = [*column(40, 100, MAIN), *column(40, 735, ["Referees", "Bo Holm", "bo.holm@example.org"])]

    assert {line.column for line in lines(words)} == {0}


def test_a_sign_half_way_between_texts_is_a_separator() -> None:
    words = [*put(40, 60, "0113 555"), *put(100, 60, "•"), *put(120, 60, "anna@example.org")]

    assert read(words) == ["0113 555 • anna@example.org"]


def test_labels_of_two_rows_stay_with_what_they_label() -> None:
    words = [
        *put(40, 74, "Skills", replace(BOLD, size=14.0)),
        *column(40, 100, ["Timber", "Office"], leading=22, style=BOLD),
        *column(
            160, 100, ["Sawing, drying, grading by eye and by machine", "Spreadsheets and shift plans"], leading=22
        ),
    ]

    assert read(words)[1:] == [
        "Timber Sawing, drying, grading by eye and by machine",
        "Office Spreadsheets and shift plans",
    ]


def test_dated_cards_side_by_side_are_read_one_by_one() -> None:
    left, right = ["Weir College", "2001 - 2004", "Joinery"], ["Holm School", "2004 - 2005", "Drying"]
    words = [word for x, card in ((40, left), (320, right)) for word in put(x, 100, card[0], BOLD)]
    words += [word for x, card in ((40, left), (320, right)) for word in column(x, 113, card[1:])]

    assert read(words) == [*left, *right]


def test_a_coloured_date_that_wraps_close_to_the_text_is_closed_up() -> None:
    red = replace(PLAIN, colour=0xAA3300)
    words = [*put(40, 100, "Mill and Timber College of Leeds", BOLD), *put(202, 100, "Sept. 2003 - Jan.", red)]
    words += [*put(202, 113, "2008", red), *put(40, 116, "Joinery and the machining of wood", BOLD)]

    assert read(words) == [
        "Mill and Timber College of Leeds Sept. 2003 - Jan. 2008",
        "Joinery and the machining of wood",
    ]


def test_a_separator_that_touches_both_texts_parts_nothing() -> None:
    words = [*put(40, 60, "50226 Leeds"), *put(93, 60, "·"), *put(98, 60, "0113")]

    assert read(words) == ["50226 Leeds · 0113"]


def test_a_marker_over_the_end_of_a_text_starts_an_item() -> None:
    words = [*put(40, 60, "2019 - today"), *put(94, 60, "•"), *put(108, 60, "Led a crew")]

    assert read(words) == ["2019 - today", "Led a crew"]


def test_a_turned_strip_is_read_first_where_it_holds_the_largest_text() -> None:
    name = [Word("Weir", Box(10, 100, 27, 140), Style(17.0)), Word("Anna", Box(10, 150, 27, 190), Style(17.0))]
    note = [Word("Weir", Box(10, 100, 18, 140), Style(8.0))]
    job = put(60, 100, "Mill Engineer")

    first = arrange(job, page=1, width=595.0, height=842.0, turned={270: name})
    last = arrange(job, page=1, width=595.0, height=842.0, turned={270: note})

    assert [(line.text, line.column) for line in first] == [("Anna Weir", 0), ("Mill Engineer", 1)]
    assert [(line.text, line.column) for line in last] == [("Mill Engineer", 0), ("Weir", 1)]


def test_a_hyphenated_word_ends_its_cell() -> None:
    words = [*column(40, 100, ["Licen\u00ad", "cia\u00ad", "tura"]), *put(74, 100, "Weir College of Timber, Leeds")]
    words += put_right(400, 100, "2001 - 2004")

    assert read(words) == ["Licenciatura Weir College of Timber, Leeds 2001 - 2004"]


def test_titles_and_dates_in_a_label_column_stand_beside_their_text_though_not_level_with_it() -> None:
    words = []
    for number in range(4):
        y = 100.0 + 60.0 * number
        words += put(60, y, f"Section {number}") + put(60, y + 22, f"201{number} – 201{number + 1}")
        words += put(220, y + 4, f"Position {number} at the City Hospital")
        words += put(230, y + 17, "Looked after the patients of three wards and of the clinic")
        words += put(230, y + 30, "Ran the night ward")

    lines = read(words)

    assert [lines.index(f"Section {number}") for number in range(4)] == sorted(
        lines.index(f"Section {number}") for number in range(4)
    )
    assert lines.index("Section 1") > lines.index("Position 0 at the City Hospital")
    assert lines.index("2011 – 2012") < lines.index("Position 2 at the City Hospital")
