# GitHub's OIDC provider, and a role that may read the trust policies of the account's roles, for runs of one owner's repositories.
# Everyone who can run a workflow there can read the trust policies, descriptions, and tags of all roles, and change nothing.
terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

variable "subject_pattern" {
  description = "Subjects that may look up, such as repo:octo-org@123456/* or repo:octo-org@123456/octo-repo@456789:*."
  type        = string

  validation {
    condition     = can(regex("^repo:[A-Za-z0-9_-]+(@[0-9]+)?/([A-Za-z0-9._-]+(@[0-9]+)?:)?\\*$", var.subject_pattern))
    error_message = "It must be repo:OWNER@ID/* or repo:OWNER@ID/REPOSITORY@ID:*."
  }
}

variable "owner_id" {
  description = "Id of the owner of the repositories, such as 123456, which nobody can take over along with the name."
  type        = string

  validation {
    condition     = can(regex("^[0-9]+$", var.owner_id))
    error_message = "It must be a number."
  }
}

variable "existing_provider_arn" {
  description = "ARN of GitHub's OIDC provider where the account has it already; null to make it."
  type        = string
  default     = null
}

data "aws_partition" "current" {}

data "aws_caller_identity" "current" {}

resource "aws_iam_openid_connect_provider" "github" {
  count = var.existing_provider_arn == null ? 1 : 0

  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

locals {
  provider_arn = coalesce(var.existing_provider_arn, one(aws_iam_openid_connect_provider.github[*].arn))
}

data "aws_iam_policy_document" "diagnosis_trust" {
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
      variable = "token.actions.githubusercontent.com:repository_owner_id"
      values   = [var.owner_id]
    }

    condition {
      test     = "StringLike"
      variable = "token.actions.githubusercontent.com:sub"
      values   = [var.subject_pattern]
    }
  }
}

data "aws_iam_policy_document" "look_up" {
  statement {
    actions   = ["iam:GetRole"]
    resources = ["arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role/*"]
  }

  statement {
    actions   = ["iam:GetOpenIDConnectProvider"]
    resources = [local.provider_arn]
  }
}

resource "aws_iam_role" "diagnosis" {
  name                 = "oidc-diagnosis"
  description          = "GitHub Actions looks up why AWS refuses another role"
  max_session_duration = 3600
  assume_role_policy   = data.aws_iam_policy_document.diagnosis_trust.json
}

resource "aws_iam_role_policy" "look_up" {
  name   = "look-up"
  role   = aws_iam_role.diagnosis.name
  policy = data.aws_iam_policy_document.look_up.json
}

output "role_arn" {
  description = "For the input diagnosis-role."
  value       = aws_iam_role.diagnosis.arn
}

output "provider_arn" {
  description = "For existing_provider_arn of further configurations in this account."
  value       = local.provider_arn
}
