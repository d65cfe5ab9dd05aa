package dev.blockdata.ingest;

import dev.blockdata.convert.BuiltinConverter;
import dev.blockdata.pandoc.Pandoc;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;

/// Tells operators what keeps the converter off the network, and what reads files beside it.
@Component
class ConverterInfo implements InfoContributor {

    private final BuiltinConverter converter;
    private final Optional<Pandoc> pandoc;
    private final DoclingSettings docling;

    ConverterInfo(BuiltinConverter converter, Optional<Pandoc> pandoc, DoclingSettings docling) {
        this.converter = converter;
        this.pandoc = pandoc;
        this.docling = docling;
    }

    @Override
    public void contribute(Info.Builder info) {
        var details = new LinkedHashMap<String, Object>();
        details.put("network", converter.isolation().words());
        details.put("pandoc", pandoc.map(Pandoc::version).orElse("not installed"));
        details.put(
                "docling_serve",
                docling.service()
                        .map(url -> docling.fallback() ? url + ", else built in" : url.toString())
                        .orElse("none"));
        info.withDetail("converter", details);
    }
}
