# GitHub's OIDC provider, and a role for one reusable workflow at one tag, called on main by the repositories that are named.
# Protect the tag with a ruleset: everyone who can move it can change the workflow.
terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

variable "caller_subjects" {
  description = "Subjects of the callers, such as repo:octo-org@123456/octo-repo@456789:environment:production."
  type        = list(string)

  validation {
    condition = alltrue([
      for subject in var.caller_subjects : can(regex("^repo:[A-Za-z0-9_-]+(@[0-9]+)?/[A-Za-z0-9._-]+(@[0-9]+)?:environment:production$", subject))
    ])
    error_message = "Each must be repo:OWNER@ID/REPOSITORY@ID:environment:production, without wildcards."
  }
}

variable "workflow_ref" {
  description = "The workflow with the tag by which it is called."
  type        = string
  default     = "octo-org/pipelines/.github/workflows/deploy.yml@refs/tags/v3"
}

variable "image_repository_arn" {
  description = "ARN of the images' repository, such as arn:aws:ecr:eu-central-1:111122223333:repository/octo-app."
  type        = string
}

variable "existing_provider_arn" {
  description = "ARN of GitHub's OIDC provider where the account has it already; null to make it."
  type        = string
  default     = null
}

resource "aws_iam_openid_connect_provider" "github" {
  count = var.existing_provider_arn == null ? 1 : 0

  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

locals {
  provider_arn = coalesce(var.existing_provider_arn, one(aws_iam_openid_connect_provider.github[*].arn))
}

data "aws_iam_policy_document" "retag_image_trust" {
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
      values   = var.caller_subjects
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:ref"
      values   = ["refs/heads/main"]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:job_workflow_ref"
      values   = [var.workflow_ref]
    }
  }
}

data "aws_iam_policy_document" "retag" {
  statement {
    actions   = ["ecr:BatchGetImage", "ecr:PutImage"]
    resources = [var.image_repository_arn]
  }
}

resource "aws_iam_role" "retag_image" {
  name                 = "retag-image"
  description          = "One reusable workflow of GitHub Actions says which image is in production"
  max_session_duration = 3600
  assume_role_policy   = data.aws_iam_policy_document.retag_image_trust.json
}

resource "aws_iam_role_policy" "retag" {
  name   = "retag"
  role   = aws_iam_role.retag_image.name
  policy = data.aws_iam_policy_document.retag.json
}

output "role_arn" {
  description = "For the input role-to-assume."
  value       = aws_iam_role.retag_image.arn
}

output "provider_arn" {
  description = "For existing_provider_arn of further configurations in this account."
  value       = local.provider_arn
}
