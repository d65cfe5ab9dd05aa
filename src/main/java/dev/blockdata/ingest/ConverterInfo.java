package dev.blockdata.ingest;

import dev.blockdata.convert.BuiltinConverter;
import java.util.Map;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;

/// Tells operators what keeps the converter off the network.
@Component
class ConverterInfo implements InfoContributor {

    private final BuiltinConverter converter;

    ConverterInfo(BuiltinConverter converter) {
        this.converter = converter;
    }

    @Override
    public void contribute(Info.Builder info) {
        info.withDetail("converter", Map.of("network", converter.isolation().words()));
    }
}
