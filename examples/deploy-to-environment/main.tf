# GitHub's OIDC provider, and a role for jobs in the environment "production". The subject names the environment and not
# the branch: the condition on ref keeps the role to main even where the environment would let other branches in.
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

variable "service_arn" {
  description = "ARN of the service, such as arn:aws:ecs:eu-central-1:111122223333:service/octo/app."
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

data "aws_iam_policy_document" "deploy_app_trust" {
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

data "aws_iam_policy_document" "deploy_service" {
  statement {
    actions   = ["ecs:UpdateService", "ecs:DescribeServices"]
    resources = [var.service_arn]
  }
}

resource "aws_iam_role" "deploy_app" {
  name                 = "deploy-app"
  description          = "GitHub Actions redeploys an ECS service"
  max_session_duration = 3600
  assume_role_policy   = data.aws_iam_policy_document.deploy_app_trust.json
}

resource "aws_iam_role_policy" "deploy_service" {
  name   = "deploy-service"
  role   = aws_iam_role.deploy_app.name
  policy = data.aws_iam_policy_document.deploy_service.json
}

output "role_arn" {
  description = "For the input role-to-assume."
  value       = aws_iam_role.deploy_app.arn
}

output "provider_arn" {
  description = "For existing_provider_arn of further configurations in this account."
  value       = local.provider_arn
}
