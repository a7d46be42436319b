package cleave.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleave.platform.runtime.SettingsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path data;

    @Test
    void makesOneKeyOnFirstStartThatItsOwnerAloneCanRead() throws IOException {
        Path folder = data.resolve("new/keys");

        SigningKeys.open(folder);

        assertThat(mode(folder)).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).singleElement().satisfies(file -> {
                assertThat(file).hasFileName("0001.pem");
                assertThat(mode(file)).isEqualTo("rw-------");
            });
        }
    }

    @Test
    void findsTheSameKeyAtTheNextStart() {
        assertThat(SigningKeys.open(data).jwks())
                .isEqualTo(SigningKeys.open(data).jwks());
    }

    @Test
    void signsWithTheLastByNameAndPublishesAll() throws Exception {
        String first = SigningKeys.open(data).newest().getKeyID();
        Files.writeString(data.resolve("0003.pem"), PemKey.generate());
        Files.writeString(data.resolve("0002.pem"), PemKey.generate());

        SigningKeys keys = SigningKeys.open(data);

        String third = PemKey.parse(Files.readString(data.resolve("0003.pem"))).getKeyID();
        assertThat(keys.newest().getKeyID()).isEqualTo(third);
        JsonNode published = JSON.readTree(keys.jwks()).get("keys");
        assertThat(published).hasSize(3);
        assertThat(published.get(0).get("kid").textValue()).isEqualTo(third);
        assertThat(published.get(2).get("kid").textValue()).isEqualTo(first);
        assertThat(keys.find(first)).isNotNull();
        assertThat(keys.find("unknown")).isNull();
    }

    @Test
    void publishesPublicPartsOnlyUnderTheirThumbprints() throws Exception {
        SigningKeys keys = SigningKeys.open(data);

        JsonNode key = JSON.readTree(keys.jwks()).get("keys").get(0);
        assertThat(key.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("kty", "crv", "x", "y", "kid", "use", "alg");
        assertThat(key.get("alg").textValue()).isEqualTo("ES256");
        String canonical = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\""
                + key.get("x").textValue() + "\",\"y\":\"" + key.get("y").textValue() + "\"}";
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
        assertThat(key.get("kid").textValue())
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }

    /** Made for this test alone; the thumbprint was computed outside Java. */
    @Test
    void takesAKeyThatOpensslMade() throws IOException {
        Files.writeString(data.resolve("0001.pem"), pem("""
                MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgmw/N3MDR89enQFgS
                pcDycO+0hM0c/WNT9Ii1Ogn8G8OhRANCAAQLnYdCv+0xQtdpFTPrG0XyTJJS6Ie5
                nQOd3HqhyFOVLC3woMg11hJY9hYcmmVsfbNyl7rF/cpx9eL+5C9dmdNO"""));

        assertThat(SigningKeys.open(data).newest().getKeyID()).isEqualTo("llbpA__z_jBbYU5aA2eKd3izMAGd5o1Huop2ButiVk0");
    }

    @Test
    void countsAKeyOnceThatIsThereTwice() throws IOException {
        SigningKeys.open(data);
        Files.copy(data.resolve("0001.pem"), data.resolve("0002.pem"));

        assertThat(JSON.readTree(SigningKeys.open(data).jwks()).get("keys")).hasSize(1);
    }

    @Test
    void looksAtNoOtherFiles() throws IOException {
        SigningKeys.open(data);
        for (String name : List.of(".0009.pem", "notes.txt", ".half-written.tmp")) {
            Files.writeString(data.resolve(name), "no key");
        }

        assertThat(JSON.readTree(SigningKeys.open(data).jwks()).get("keys")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no key",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----END PRIVATE KEY-----\n-----BEGIN PRIVATE KEY-----\n",
            })
    void saysWhichFileHoldsNoKey(String content) throws IOException {
        Files.writeString(data.resolve("0007.pem"), content);

        assertRefused();
    }

    @Test
    void refusesAKeyOnAnotherCurve() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        byte[] der = generator.generateKeyPair().getPrivate().getEncoded();
        Files.writeString(data.resolve("0007.pem"), pem(Base64.getEncoder().encodeToString(der)));

        assertRefused();
    }

    private void assertRefused() {
        assertThatThrownBy(() -> SigningKeys.open(data))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("0007.pem");
    }

    private static String pem(String base64) {
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
