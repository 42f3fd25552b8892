# Prints the ARN that boto3 acts as, by its default chain.
import boto3

print(boto3.client("sts").get_caller_identity()["Arn"])
