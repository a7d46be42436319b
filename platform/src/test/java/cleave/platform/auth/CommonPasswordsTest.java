package cleave.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {
    private final CommonPasswords common = CommonPasswords.load();

    @ParameterizedTest
    @ValueSource(strings = {"password", "12345678", "baseball", "PASSWORD", "PassWord", "BaseBall1", "iloveyou"})
    void knowsCommonOnesWhateverTheirCase(String password) {
        assertThat(common.contains(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a lantern in the fog", "password ", " password", "pass word", "passwo\u0301rd", "", "\r", "\n"})
    void knowsNoOthers(String password) {
        assertThat(common.contains(password)).isFalse();
    }
}
