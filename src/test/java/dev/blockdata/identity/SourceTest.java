package dev.blockdata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceTest {

    private static String network(String address) {
        return new Source(address, null).network();
    }

    @Test
    void anAddressOfIpv6StandsForItsWholeNetwork() {
        assertThat(network("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(network("2001:db8:1:2::1"))
                .isEqualTo(network("2001:DB8:1:2::1%eth0"))
                .isNotEqualTo(network("2001:db8:1:3::1"));
    }

    @Test
    void anAddressOfIpv4StandsForItself() {
        assertThat(network("203.0.113.7")).isNotEqualTo(network("203.0.113.8"));
        assertThat(network("::ffff:203.0.113.7")).isEqualTo(network("203.0.113.7"));
    }

    @Test
    void whatIsNoAddressStandsForItself() {
        assertThat(network("unknown")).isEqualTo("unknown");
    }
}
