# GitHub's OIDC provider, and two roles for Terraform. Everyone who can push a branch can use terraform-plan through a pull request,
# so it can only read. terraform-apply is for jobs in the environment "production" that run on main. Both can read and write nothing
# but the state: attach what your configuration manages, to terraform-plan read-only.
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

variable "state_bucket_name" {
  description = "Bucket that holds the state."
  type        = string
}

variable "state_key" {
  description = "Key of the state in the bucket, such as octo/terraform.tfstate."
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

data "aws_iam_policy_document" "terraform_plan_trust" {
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
      values   = ["${var.subject_prefix}:pull_request", "${var.subject_prefix}:ref:refs/heads/main"]
    }
  }
}

data "aws_iam_policy_document" "terraform_apply_trust" {
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

data "aws_iam_policy_document" "read_state" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.state_bucket_name}"]
  }

  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.state_bucket_name}/${var.state_key}"]
  }
}

data "aws_iam_policy_document" "write_state" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.state_bucket_name}"]
  }

  statement {
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.state_bucket_name}/${var.state_key}"]
  }

  statement {
    actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
    resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.state_bucket_name}/${var.state_key}.tflock"]
  }
}

resource "aws_iam_role" "terraform_plan" {
  name                 = "terraform-plan"
  description          = "GitHub Actions plans changes"
  max_session_duration = 3600
  assume_role_policy   = data.aws_iam_policy_document.terraform_plan_trust.json
}

resource "aws_iam_role_policy" "read_state" {
  name   = "read-state"
  role   = aws_iam_role.terraform_plan.name
  policy = data.aws_iam_policy_document.read_state.json
}

resource "aws_iam_role" "terraform_apply" {
  name                 = "terraform-apply"
  description          = "GitHub Actions applies planned changes"
  max_session_duration = 3600
  assume_role_policy   = data.aws_iam_policy_document.terraform_apply_trust.json
}

resource "aws_iam_role_policy" "write_state" {
  name   = "write-state"
  role   = aws_iam_role.terraform_apply.name
  policy = data.aws_iam_policy_document.write_state.json
}

output "plan_role_arn" {
  description = "For the input role-to-assume of the job plan."
  value       = aws_iam_role.terraform_plan.arn
}

output "apply_role_arn" {
  description = "For the input role-to-assume of the job apply."
  value       = aws_iam_role.terraform_apply.arn
}

output "provider_arn" {
  description = "For existing_provider_arn of further configurations in this account."
  value       = local.provider_arn
}
