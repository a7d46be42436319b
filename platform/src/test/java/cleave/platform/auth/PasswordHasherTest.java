package cleave.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleave.platform.runtime.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
    private static final String NOBODY_KNOWS = "some password or other";

    private final PasswordHasher hasher = new PasswordHasher(TestSettings.auth());

    @AfterEach
    void close() {
        hasher.close();
    }

    @Test
    void hashesAsTheDesignSays() {
        hasher.ready();

        assertThat(hasher.hash("a lantern in the fog"))
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    void verifiesThePasswordThatWasHashedAndNoOther() {
        String phc = hasher.hash("a lantern in the fog");

        assertThat(hasher.verify("a lantern in the fog", phc)).isTrue();
        assertThat(hasher.verify("a lantern in the foG", phc)).isFalse();
        assertThat(hasher.verify("a lantern in the fog ", phc)).isFalse();
    }

    @Test
    void hashesEachPasswordWithASaltOfItsOwn() {
        assertThat(hasher.hash("a lantern in the fog")).isNotEqualTo(hasher.hash("a lantern in the fog"));
    }

    @Test
    void knowsNoPasswordOfAnUnknownAccount() {
        assertThat(hasher.verify(NOBODY_KNOWS, null)).isFalse();
        assertThat(hasher.verify("", null)).isFalse();
    }

    /** Without threads no password can be hashed: an answer in spite of that would have skipped the work. */
    @Test
    void doesTheWorkForAnUnknownAccountToo() {
        String phc = hasher.hash("a lantern in the fog");
        hasher.close();

        assertThatThrownBy(() -> hasher.verify("a lantern in the fog", phc)).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> hasher.verify("a lantern in the fog", null)).isInstanceOf(Failure.class);
    }
}
