# GitHub's OIDC provider, and a role that publishes a site from the branch main: into one bucket, through one distribution of CloudFront.
terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

variable "subject_prefix" {
  description = "What the subjects of the repository begin with, such as repo:octo-org@123456/octo-repo@456789."
  type        = string

  validation {
    condition     = can(regex("^repo:[A-Za-z0-9_-]+(@[0-9]+)?/[A-Za-z0-9._-]+(@[0-9]+)?$", var.subject_prefix))
    error_message = "It must be repo:OWNER@ID/REPOSITORY@ID, without wildcards."
  }
}

variable "bucket_name" {
  description = "Bucket that holds the site."
  type        = string
}

variable "distribution_arn" {
  description = "ARN of the distribution, such as arn:aws:cloudfront::111122223333:distribution/E1EXAMPLE."
  type        = string
}

variable "existing_provider_arn" {
  description = "ARN of GitHub's OIDC provider, if the account has it already; null to create it."
  type        = string
  default     = null
}

data "aws_partition" "current" {}

resource "aws_iam_openid_connect_provider" "github" {
  count = var.existing_provider_arn == null ? 1 : 0

  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

locals {
  provider_arn = coalesce(var.existing_provider_arn, one(aws_iam_openid_connect_provider.github[*].arn))
}

data "aws_iam_policy_document" "publish_site_trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [local.provider_arn]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = ["sts.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:sub"
      values   = ["${var.subject_prefix}:ref:refs/heads/main"]
    }
  }
}

data "aws_iam_policy_document" "publish" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.bucket_name}"]
  }

  statement {
    actions   = ["s3:PutObject", "s3:DeleteObject"]
    resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.bucket_name}/*"]
  }

  statement {
    actions   = ["cloudfront:CreateInvalidation", "cloudfront:GetInvalidation"]
    resources = [var.distribution_arn]
  }
}

resource "aws_iam_role" "publish_site" {
  name                 = "publish-site"
  description          = "GitHub Actions publishes a site"
  max_session_duration = 3600
  assume_role_policy   = data.aws_iam_policy_document.publish_site_trust.json
}

resource "aws_iam_role_policy" "publish" {
  name   = "publish"
  role   = aws_iam_role.publish_site.name
  policy = data.aws_iam_policy_document.publish.json
}

output "role_arn" {
  description = "For the input role-to-assume."
  value       = aws_iam_role.publish_site.arn
}

output "provider_arn" {
  description = "For existing_provider_arn of further configurations in this account."
  value       = local.provider_arn
}
