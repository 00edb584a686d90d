"""Names become concepts: skills, occupations, schools, organisations, places, people's names."""

from vitascope.taxonomy.version import VERSION

__all__ = ["VERSION"]
