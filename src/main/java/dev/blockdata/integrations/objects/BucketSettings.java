package dev.blockdata.integrations.objects;

import org.jspecify.annotations.Nullable;

/// Which place of which bucket files go to.
///
/// @param endpoint the store's address where it is not Amazon's
/// @param region needed where it is Amazon's
/// @param prefix of all names, without a slash at either end
/// @param pathStyle whether the bucket stands in the path of addresses rather than in the host
/// @param mode `append` keeps each file that was ever written, `rewrite` one of each document
record BucketSettings(
        @Nullable String endpoint,
        @Nullable String region,
        @Nullable String bucket,
        @Nullable String prefix,
        @Nullable Boolean pathStyle,
        @Nullable String mode,
        @Nullable String accessKeyId) {

    String bucketName() {
        return bucket == null ? "" : bucket;
    }

    String regionName() {
        return region == null || region.isBlank() ? "us-east-1" : region;
    }

    boolean appends() {
        return "append".equals(mode);
    }

    /// The name of what has this name below the prefix.
    String key(String name) {
        return prefix == null || prefix.isEmpty() ? name : prefix + "/" + name;
    }
}
