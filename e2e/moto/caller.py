# Prints the ARN that boto3 acts as, by its default chain or with the profile that is named.
import sys

import boto3

session = boto3.Session(profile_name=sys.argv[1] if len(sys.argv) > 1 else None)
print(session.client("sts").get_caller_identity()["Arn"])
