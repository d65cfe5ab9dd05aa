package dev.blockdata.ingest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How large an uploaded file may be (`BLOCKDATA_MAX_UPLOAD`).
@ConfigurationProperties("blockdata")
record UploadSettings(@DefaultValue("100MB") DataSize maxUpload) {

    UploadSettings {
        if (maxUpload.toBytes() < 1) {
            throw new IllegalArgumentException("blockdata.max-upload is at least one byte");
        }
    }
}
