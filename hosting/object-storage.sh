#!/bin/sh
# Copies the site to object storage (S3, GCS, R2, MinIO, ...) with rclone: content types, caching, order.
#
#   hosting/object-storage.sh REMOTE:BUCKET[/FOLDER]
#
# REMOTE is a remote of `rclone config`. The bucket must serve index.html for folders and 404.html for what is missing.
set -eu
[ $# -eq 1 ] || { sed -n '2,6p' "$0" >&2; exit 2; }
cd "$(dirname "$0")/../site"
target=$1
again="Cache-Control: no-cache"
forever="Cache-Control: public, max-age=31536000, immutable"

# What pages load goes first, what lists it after, and what is gone is deleted last: no visitor meets a gap.
rclone copy --checksum --header-upload "$forever" \
    --include "/search/terms-*.js" --include "/search/stories-*.js" . "$target"
rclone copy --checksum --header-upload "$again" --header-upload "Content-Type: application/rss+xml" \
    --include "*.rss.xml" . "$target"
rclone copy --checksum --header-upload "$again" --header-upload "Content-Type: application/atom+xml" \
    --include "*.atom.xml" . "$target"
rclone copy --checksum --header-upload "$again" --header-upload "Content-Type: application/feed+json" \
    --include "/feeds/**.json" --include "/*/feeds/**.json" . "$target"
rclone sync --checksum --delete-after --header-upload "$again" . "$target"
