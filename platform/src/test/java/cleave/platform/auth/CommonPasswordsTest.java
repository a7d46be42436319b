package cleave.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {
    private final CommonPasswords common = CommonPasswords.load();

    /** Among them the first line, the last, and one beyond ASCII. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456",
                "password",
                "baseball1",
                "PASSWORD",
                "PassWord",
                "BaseBall1",
                "correct horse battery staple",
                "a\u00aa\u00bb",
                "A\u00aa\u00bb"
            })
    void knowsCommonOnesWhateverTheirCase(String password) {
        assertThat(common.contains(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a lantern in the fog", "password ", " password", "passwo\u0301rd", "password\r"})
    void knowsNoOthers(String password) {
        assertThat(common.contains(password)).isFalse();
    }
}
