#!/bin/bash
# Removes everything that a build made.
source "$(dirname "$0")/lib.sh"
find src tests bench -type d \( -name bin -o -name obj \) -prune -exec rm -rf {} +
rm -rf "$artifacts"
