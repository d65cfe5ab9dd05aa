package dev.blockdata.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StrictAddressesTest {

    private final StrictAddresses rules = new StrictAddresses();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.org/v1",
                "https://api.example.org:8443/v1",
                "https://8.8.8.8/v1",
                "https://[2606:4700::1]/v1"
            })
    void allowsWhatIsOutside(String address) {
        assertThat(rules.check(address)).isInstanceOf(AddressRules.Verdict.Allowed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.example.org",
                "http://api.example.org/v1",
                "ftp://api.example.org",
                "https:///v1",
                "https://user@api.example.org/v1",
                "https://api.example.org/v1?a=b",
                "https://localhost/v1",
                "https://models.localhost/v1",
                "https://models.internal/v1",
                "https://models/v1",
                "https://127.0.0.1/v1",
                "https://127.1/v1",
                "https://2130706433/v1",
                "https://0x7f.1/v1",
                "https://10.0.0.1/v1",
                "https://172.16.3.4/v1",
                "https://192.168.0.1./v1",
                "https://169.254.169.254/latest",
                "https://100.64.0.1/v1",
                "https://0.0.0.0/v1",
                "https://[::1]/v1",
                "https://[::ffff:127.0.0.1]/v1",
                "https://[fd00::1]/v1",
                "https://[2002:7f00:1::]/v1"
            })
    void refusesTheRest(String address) {
        assertThat(rules.check(address)).isInstanceOf(AddressRules.Verdict.Refused.class);
    }
}
