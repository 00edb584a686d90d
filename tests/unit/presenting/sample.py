"""An invented person, as JSON Resume and as a record whose evidence is on drawn pages."""

from __future__ import annotations

import datetime as dt
from typing import Any

from vitascope.model.document import Document
from vitascope.model.resume import Resume
from vitascope.presenting.jsonresume_import import from_jsonresume

AS_OF = dt.date(2024, 6, 1)

SAMPLE: dict[str, Any] = {
    "basics": {
        "name": "Dr. Maren Özgür-Lindt",
        "label": "Process Engineer",
        "email": "maren.oezguer@example.com",
        "phone": "+1 202 555 0143",
        "url": "https://maren-oezguer.example.com",
        "summary": "Engineer for clean water. She led teams on two continents.",
        "location": {"address": "12 Sample Street", "postalCode": "20001", "city": "Washington", "countryCode": "US"},
        "profiles": [{"network": "GitHub", "username": "moezguer", "url": "https://github.com/moezguer"}],
        "birthDate": "1985-02-03",
        "nationality": "Ruritanian",
        "gender": "female",
    },
    "work": [
        {
            "name": "Clearwater Example Inc.",
            "position": "Lead Engineer",
            "location": "Washington",
            "startDate": "2019-03",
            "summary": "Runs the pilot plant.",
            "highlights": ["Cut energy use by 20 %", "Maren trained her successor; write to maren.oezguer@example.com"],
        },
        {"name": "Pumps Example Ltd", "position": "Engineer", "startDate": "2015", "endDate": "2018"},
    ],
    "volunteer": [{"organization": "River Watch", "position": "Guide", "startDate": "2020-01", "endDate": "2020-12"}],
    "education": [
        {
            "institution": "Sample State University",
            "area": "Chemical Engineering",
            "studyType": "M.Sc.",
            "startDate": "2009",
            "endDate": "2014",
            "score": "3.8",
            "courses": ["Fluid dynamics"],
        }
    ],
    "awards": [{"title": "Blue Drop", "date": "2021", "awarder": "Water Guild", "summary": "For one idea."}],
    "certificates": [{"name": "Plant Safety", "date": "2018-05", "issuer": "Safety Board"}],
    "publications": [{"name": "On Water", "publisher": "Sample Press", "releaseDate": "2017-11-01"}],
    "skills": [{"name": "Tools", "keywords": ["Python", "C++"]}, {"name": "Welding", "level": "good"}],
    "languages": [{"language": "German", "fluency": "native"}],
    "interests": [{"name": "Rowing"}],
    "references": [{"name": "J. Doe", "reference": "Great at Sample State University."}],
    "projects": [
        {
            "name": "Dewdrop",
            "description": "A sensor.",
            "keywords": ["Rust"],
            "startDate": "2022-01",
            "endDate": "2022-04",
            "url": "https://dewdrop.example.org",
            "roles": ["Owner"],
            "entity": "Hobby",
        }
    ],
}


def sample() -> Resume:
    """The record."""
    return sample_reading()[1]


def sample_reading() -> tuple[Document, Resume]:
    """The drawn document and the record."""
    return from_jsonresume(SAMPLE, as_of=AS_OF)
