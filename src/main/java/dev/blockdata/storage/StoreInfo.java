package dev.blockdata.storage;

import java.util.LinkedHashMap;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;

/// Tells operators where the files are, and in words what is wrong with that: health itself shows
/// no details.
@Component
final class StoreInfo implements InfoContributor {

    private final FileStoreHealth files;

    StoreInfo(FileStoreHealth files) {
        this.files = files;
    }

    @Override
    public void contribute(Info.Builder builder) {
        var health = files.health();
        var shown = new LinkedHashMap<String, Object>();
        shown.put("status", health.getStatus().getCode());
        shown.putAll(health.getDetails());
        builder.withDetail("files", shown);
    }
}
