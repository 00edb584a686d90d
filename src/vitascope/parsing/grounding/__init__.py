"""What somebody else claims to read on a page, held against the page itself.

    record → doubts → (somebody answers) → proposals → those that stand on the page → record

Who answers is not decided here: a language model, or a person. Nothing that they say
becomes a value unless its characters stand on a line of the document.
"""
