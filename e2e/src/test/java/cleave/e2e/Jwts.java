package cleave.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** JWTs taken apart and put together with nothing but the JDK. */
public final class Jwts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Jwts() {}

    public static JsonNode header(String token) {
        return read(token.split("\\.", -1)[0]);
    }

    public static JsonNode claims(String token) {
        return read(token.split("\\.", -1)[1]);
    }

    private static JsonNode read(String part) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(part));
        } catch (IOException e) {
            throw new AssertionError("no JSON in " + part, e);
        }
    }

    public static String encode(Object json) {
        return encode(json.toString().getBytes(UTF_8));
    }

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /** The key in a PKCS#8 PEM. */
    public static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", ""));
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    public static PublicKey publicKey(JsonNode jwk) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(number(jwk.path("x")), number(jwk.path("y")));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger number(JsonNode base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64.asText()));
    }

    public static boolean verifies(String token, PublicKey key) throws GeneralSecurityException {
        int dot = token.lastIndexOf('.');
        Signature es256 = Signature.getInstance("SHA256withECDSAinP1363Format");
        es256.initVerify(key);
        es256.update(token.substring(0, dot).getBytes(UTF_8));
        return es256.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
    }

    public static String es256(Object header, Object claims, PrivateKey key) throws GeneralSecurityException {
        String signed = encode(header) + "." + encode(claims);
        Signature es256 = Signature.getInstance("SHA256withECDSAinP1363Format");
        es256.initSign(key);
        es256.update(signed.getBytes(UTF_8));
        return signed + "." + encode(es256.sign());
    }

    public static String hs256(Object header, Object claims, byte[] secret) throws GeneralSecurityException {
        String signed = encode(header) + "." + encode(claims);
        Mac hs256 = Mac.getInstance("HmacSHA256");
        hs256.init(new SecretKeySpec(secret, "HmacSHA256"));
        return signed + "." + encode(hs256.doFinal(signed.getBytes(UTF_8)));
    }
}
