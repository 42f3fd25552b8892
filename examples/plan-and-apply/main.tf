# GitHub's OIDC provider, and two roles. Everyone who can push a branch to the repository can have plan-config by a pull
# request, so it can only read; apply-config is for jobs in the environment "production" that run on main.
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
  description = "Bucket that holds the configuration."
  type        = string
}

variable "existing_provider_arn" {
  description = "ARN of GitHub's OIDC provider where the account has it already; null to make it."
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

data "aws_iam_policy_document" "plan_config_trust" {
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
      values   = ["${var.subject_prefix}:pull_request", "${var.subject_prefix}:environment:production"]
    }
  }
}

data "aws_iam_policy_document" "apply_config_trust" {
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
      values   = ["${var.subject_prefix}:environment:production"]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:ref"
      values   = ["refs/heads/main"]
    }
  }
}

data "aws_iam_policy_document" "list_config" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.bucket_name}"]
  }
}

data "aws_iam_policy_document" "put_config" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.bucket_name}"]
  }

  statement {
    actions   = ["s3:PutObject", "s3:DeleteObject"]
    resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.bucket_name}/*"]
  }
}

resource "aws_iam_role" "plan_config" {
  name                 = "plan-config"
  description          = "GitHub Actions shows what would change in a bucket"
  max_session_duration = 3600
  assume_role_policy   = data.aws_iam_policy_document.plan_config_trust.json
}

resource "aws_iam_role_policy" "list_config" {
  name   = "list-config"
  role   = aws_iam_role.plan_config.name
  policy = data.aws_iam_policy_document.list_config.json
}

resource "aws_iam_role" "apply_config" {
  name                 = "apply-config"
  description          = "GitHub Actions changes a bucket"
  max_session_duration = 3600
  assume_role_policy   = data.aws_iam_policy_document.apply_config_trust.json
}

resource "aws_iam_role_policy" "put_config" {
  name   = "put-config"
  role   = aws_iam_role.apply_config.name
  policy = data.aws_iam_policy_document.put_config.json
}

output "plan_role_arn" {
  description = "For the input role-to-assume of the job plan, and the profile plan."
  value       = aws_iam_role.plan_config.arn
}

output "apply_role_arn" {
  description = "For the profile apply."
  value       = aws_iam_role.apply_config.arn
}

output "provider_arn" {
  description = "For existing_provider_arn of further configurations in this account."
  value       = local.provider_arn
}
