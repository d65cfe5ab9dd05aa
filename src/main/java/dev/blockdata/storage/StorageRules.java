package dev.blockdata.storage;

import dev.blockdata.database.Home;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/// Puts the files into the bucket that is set, else under the home.
@Configuration(proxyBeanMethods = false)
class StorageRules {

    @Bean
    KnownStore fileStore(Environment environment, Home home, @Qualifier("work") JdbcClient db) {
        var ids = new StoreIds(db);
        return S3Settings.from(environment)
                .map(settings -> new KnownStore(inBucket(settings), ids, settings.place()))
                .orElseGet(() -> {
                    var directory = home.directory("files");
                    return new KnownStore(
                            new DiskStore(directory, home.node()), ids, directory.toString());
                });
    }

    private static FileStore inBucket(S3Settings settings) {
        var credentials = DefaultCredentialsProvider.builder().build();
        return new S3Store(
                settings.client(credentials, S3Settings.Patience.USUAL), settings.bucket());
    }
}
