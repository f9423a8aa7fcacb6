"""Reads an iCalendar file as somebody else's program: what Debian's python3-icalendar makes of it, as JSON lines.

Each time twice: by the tz data of this system, and by the VTIMEZONE that came in the file.
"""

import json
import sys
from datetime import datetime

from icalendar import Calendar


def main():
    with open(sys.argv[1], "rb") as file:
        calendar = Calendar.from_ical(file.read())
    if calendar.errors:
        raise SystemExit(f"faults: {calendar.errors}")
    zones = {str(z["TZID"]): z.to_tz() for z in calendar.walk("VTIMEZONE")}
    for event in calendar.walk("VEVENT"):
        if event.errors:
            raise SystemExit(f"faults: {event.errors}")
        line = {
            "uid": str(event["UID"]),
            "sequence": int(event["SEQUENCE"]),
            "status": str(event["STATUS"]),
            "summary": str(event["SUMMARY"]),
            "description": str(event["DESCRIPTION"]),
            "modified": epoch(event["LAST-MODIFIED"].dt),
        }
        for name in ("DTSTART", "DTEND"):
            if name not in event:
                continue
            value = event[name]
            tzid = value.params.get("TZID")
            line[name] = {
                "tzid": None if tzid is None else str(tzid),
                "system": epoch(value.dt),
                "file": epoch(value.dt if tzid is None else by_file(value.dt, zones[str(tzid)])),
            }
        print(json.dumps(line))


def by_file(moment: datetime, zone) -> datetime:
    return zone.localize(moment.replace(tzinfo=None))


def epoch(moment: datetime) -> int:
    if moment.tzinfo is None:
        raise SystemExit(f"a time without a zone: {moment}")
    return round(moment.timestamp() * 1000)


main()
