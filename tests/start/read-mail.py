"""Reads a mail as somebody else's program: what Python's own parser makes of it, as JSON."""

import json
import sys
from email import message_from_bytes, policy


def main():
    with open(sys.argv[1], "rb") as file:
        mail = message_from_bytes(file.read(), policy=policy.default)
    print(
        json.dumps(
            {
                "headers": sorted(name.lower() for name in mail.keys()),
                "defects": [str(d) for d in mail.defects],
                "to": mail["to"],
                "subject": mail["subject"],
                "body": mail.get_content(),
            }
        )
    )


main()
