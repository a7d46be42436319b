package cleave.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2HashTest {
    /** One for all: what a hash leaves in it must not count in the next. */
    private final BlockPool memory = new FixedBlockPool(100_000);

    /** From the tests of Argon2's reference implementation. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "password $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "password $argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "password $argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "differentpassword"
                        + " $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94",
            })
    void matchesWhatTheReferenceImplementationMade(String password, String phc) {
        Argon2Hash hash = Argon2Hash.parse(phc);

        assertThat(hash.matches(password, memory)).isTrue();
        assertThat(hash.matches(password + " ", memory)).isFalse();
        assertThat(hash.phc()).isEqualTo(phc);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$",
                "$argon2id$v=19$m=99999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
            })
    void refusesWhatIsNoSuchHash(String phc) {
        assertThatThrownBy(() -> Argon2Hash.parse(phc)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesAPasswordInEitherUnicodeComposition() {
        Argon2Hash composed =
                Argon2Hash.of("caf\u00e9 cr\u00e8me", new Argon2Hash.Cost(64, 1, 1), new byte[16], 32, memory);

        assertThat(composed.matches("cafe\u0301 cre\u0300me", memory)).isTrue();
        assertThat(composed.matches("cafe creme", memory)).isFalse();
    }
}
