package cleave.platform.auth;

import cleave.platform.runtime.PrivateFiles;
import cleave.platform.runtime.SettingsException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign and verify tokens: P-256 private keys, one in each {@code *.pem} file of a folder. The last by
 * file name signs, all verify. The first, {@code 0001.pem}, is made on first start.
 *
 * <p>To rotate: add a file whose name sorts last, {@code 0002.pem}, made with
 * {@code openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256} and readable by this user alone; then start
 * again. New tokens are signed with it, and nobody is logged out. Once the lifetime of a token has passed, the old file
 * can go.
 *
 * <p>Immutable and safe to share: a key added later counts from the next start.
 */
public final class SigningKeys implements VerificationKeys {
    private static final String FIRST = "0001.pem";

    private final ECKey newest;
    private final Map<String, ECPublicKey> byId;
    private final String jwks;

    private SigningKeys(List<ECKey> keys) throws JOSEException {
        newest = keys.getLast();
        byId = new HashMap<>();
        for (ECKey key : keys) byId.put(key.getKeyID(), key.toECPublicKey());
        List<JWK> distinct =
                keys.reversed().stream().<JWK>map(ECKey::toPublicJWK).distinct().toList();
        jwks = new JWKSet(distinct).toString(true);
    }

    /**
     * Reads the folder's keys; makes the folder and a first key where there are none.
     *
     * @throws SettingsException when a key cannot be read or written, with what to do about it
     */
    public static SigningKeys open(Path folder) {
        try {
            PrivateFiles.folder(folder);
            if (files(folder).isEmpty()) {
                PrivateFiles.writeNew(folder, FIRST, PemKey.generate());
            }
            List<ECKey> keys = new ArrayList<>();
            for (Path file : files(folder)) keys.add(read(file));
            return new SigningKeys(keys);
        } catch (IOException | JOSEException e) {
            throw new SettingsException("Cannot use the folder of keys " + folder + " (" + e.getMessage()
                    + "): make it readable and writable for this user.");
        }
    }

    /** In the order of their names. Half-written and hidden files have other endings or begin with a dot. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.endsWith(".pem") && !name.startsWith(".");
                    })
                    .sorted()
                    .toList();
        }
    }

    private static ECKey read(Path file) throws IOException {
        try {
            return PemKey.parse(Files.readString(file));
        } catch (GeneralSecurityException | CharacterCodingException e) {
            throw new SettingsException("The key file " + file + " holds no P-256 private key in PKCS#8 PEM: "
                    + "put one there or take the file away.");
        }
    }

    /** The key that signs, with its private part. */
    ECKey newest() {
        return newest;
    }

    @Override
    public @Nullable ECPublicKey find(String kid) {
        return byId.get(kid);
    }

    /** The public parts of all keys as a JSON Web Key Set (RFC 7517), the newest first. */
    public String jwks() {
        return jwks;
    }
}
