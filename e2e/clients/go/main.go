// Prints the ARN that the AWS SDK for Go v2 acts as, by its default chain. It stands for Terraform, too, which uses this SDK. With a
// number of seconds, asks with one client again and again for so long, and prints a line for each answer.
package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

const pause = 200 * time.Millisecond

func main() {
	ctx := context.Background()
	settings, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		fail(err)
	}
	client := sts.NewFromConfig(settings)
	if len(os.Args) > 1 {
		seconds, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fail(err)
		}
		for end := time.Now().Add(time.Duration(seconds) * time.Second); time.Now().Before(end); time.Sleep(pause) {
			arn, err := ask(ctx, client)
			if err != nil {
				arn = err.Error()
			}
			fmt.Println(arn)
		}
		return
	}
	arn, err := ask(ctx, client)
	if err != nil {
		fail(err)
	}
	fmt.Println(arn)
}

func ask(ctx context.Context, client *sts.Client) (string, error) {
	identity, err := client.GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{})
	if err != nil {
		return "", err
	}
	return *identity.Arn, nil
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
