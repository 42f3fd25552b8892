# Two accounts. One knows GitHub: it has the OIDC provider, and a role for jobs in the environment "production", on main,
# that can do nothing but go on to the other account. There, a role trusts that one alone.
terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  alias   = "target"
  profile = var.target_profile
}

variable "subject_prefix" {
  description = "What the subjects of the repository begin with, such as repo:octo-org@123456/octo-repo@456789."
  type        = string

  validation {
    condition     = can(regex("^repo:[A-Za-z0-9_-]+(@[0-9]+)?/[A-Za-z0-9._-]+(@[0-9]+)?$", var.subject_prefix))
    error_message = "It must be repo:OWNER@ID/REPOSITORY@ID, without wildcards."
  }
}

variable "target_profile" {
  description = "Profile of the AWS CLI for the other account."
  type        = string
}

variable "function_arn" {
  description = "ARN of the function, such as arn:aws:lambda:eu-central-1:444455556666:function:octo-app."
  type        = string
}

variable "builds_bucket_name" {
  description = "Bucket that holds what was built."
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

data "aws_iam_policy_document" "hub_trust" {
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

resource "aws_iam_role" "hub" {
  name                 = "hub"
  description          = "GitHub Actions gets to a role of another account"
  max_session_duration = 3600
  assume_role_policy   = data.aws_iam_policy_document.hub_trust.json
}

data "aws_iam_policy_document" "go_on" {
  statement {
    # The action says by session tags which run it is, unless role-skip-session-tagging is "true".
    actions   = ["sts:AssumeRole", "sts:TagSession"]
    resources = [aws_iam_role.deploy_function.arn]
  }
}

resource "aws_iam_role_policy" "go_on" {
  name   = "go-on"
  role   = aws_iam_role.hub.name
  policy = data.aws_iam_policy_document.go_on.json
}

data "aws_iam_policy_document" "deploy_function_trust" {
  statement {
    actions = ["sts:AssumeRole", "sts:TagSession"]

    principals {
      type        = "AWS"
      identifiers = [aws_iam_role.hub.arn]
    }
  }
}

data "aws_iam_policy_document" "change_function" {
  statement {
    actions   = ["lambda:UpdateFunctionCode"]
    resources = [var.function_arn]
  }

  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:${data.aws_partition.current.partition}:s3:::${var.builds_bucket_name}/*"]
  }
}

resource "aws_iam_role" "deploy_function" {
  provider = aws.target

  name                 = "deploy-function"
  description          = "GitHub Actions changes a function, coming from another account"
  max_session_duration = 3600
  assume_role_policy   = data.aws_iam_policy_document.deploy_function_trust.json
}

resource "aws_iam_role_policy" "change_function" {
  provider = aws.target

  name   = "change-function"
  role   = aws_iam_role.deploy_function.name
  policy = data.aws_iam_policy_document.change_function.json
}

output "hub_role_arn" {
  description = "For the input role-to-assume."
  value       = aws_iam_role.hub.arn
}

output "target_role_arn" {
  description = "For the input role-chain."
  value       = aws_iam_role.deploy_function.arn
}

output "provider_arn" {
  description = "For existing_provider_arn of further configurations in this account."
  value       = local.provider_arn
}
