package cleave.platform.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;

/** A P-256 private key as PKCS#8 in PEM, which is how {@code openssl genpkey} writes one too. */
final class PemKey {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private PemKey() {}

    /** A new random key. */
    static String generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            byte[] der = generator.generateKeyPair().getPrivate().getEncoded();
            Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
            return BEGIN + "\n" + lines.encodeToString(der) + "\n" + END + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no P-256", e);
        }
    }

    /**
     * The key pair, with its RFC 7638 thumbprint as its id.
     *
     * @throws GeneralSecurityException when the text holds no such key
     */
    static ECKey parse(String pem) throws GeneralSecurityException {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) throw new GeneralSecurityException("no private key in PKCS#8");
        try {
            String base64 = pem.substring(begin + BEGIN.length(), end);
            byte[] der = Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
            KeyFactory factory = KeyFactory.getInstance("EC");
            ECPrivateKey secret = (ECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(der));
            if (!Curve.P_256.equals(Curve.forECParameterSpec(secret.getParams()))) {
                throw new GeneralSecurityException("not on the curve P-256");
            }
            return new ECKey.Builder(Curve.P_256, publicKey(factory, secret))
                    .privateKey(secret)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint()
                    .build();
        } catch (IllegalArgumentException | JOSEException e) {
            throw new GeneralSecurityException("not a private key", e);
        }
    }

    /** A private key need not come with its public one, and the JDK does not compute it. */
    private static ECPublicKey publicKey(KeyFactory factory, ECPrivateKey secret) throws GeneralSecurityException {
        ECPoint base = secret.getParams().getGenerator();
        var point = new SecP256R1Curve()
                .createPoint(base.getAffineX(), base.getAffineY())
                .multiply(secret.getS())
                .normalize();
        ECPoint affine = new ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
        return (ECPublicKey) factory.generatePublic(new ECPublicKeySpec(affine, secret.getParams()));
    }
}
