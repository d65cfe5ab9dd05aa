package dev.blockdata.outbound;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which hosts inside the network may be reached by addresses that people enter: host names,
/// addresses, or networks as CIDR.
@ConfigurationProperties("blockdata")
record OutboundSettings(@DefaultValue List<String> allowedHosts) {}
