package dev.blockdata.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JsonRulesTest {

    @ParameterizedTest
    @CsvSource({
        "0E-12, 0",
        "0.000000000000, 0",
        "0.0140000000, 0.014",
        "0.0000000015, 0.0000000015",
        "1200.00, 1200",
        "1E+3, 1000"
    })
    void anAmountHasOneSpelling(BigDecimal amount, String written) {
        var json = JsonMapper.builder();
        new JsonRules().strictJson().customize(json);
        assertThat(json.build().writeValueAsString(amount)).isEqualTo(written);
    }
}
