# GitHub's OIDC provider alone, once per account.
terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

output "provider_arn" {
  description = "For existing_provider_arn of the other examples."
  value       = aws_iam_openid_connect_provider.github.arn
}
