package cleave.platform.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleave.platform.runtime.SettingsException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3LocationTest {
    @Test
    void aUrlSaysBucketEndpointAndRegion() {
        assertThat(S3Location.parse("s3://pictures?endpoint=http://127.0.0.1:9000&region=eu-central-1"))
                .isEqualTo(new S3Location("pictures", URI.create("http://127.0.0.1:9000"), "eu-central-1"));
        assertThat(S3Location.parse("s3://a.b-c")).isEqualTo(new S3Location("a.b-c", null, "us-east-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Folder",
                "s3:pictures",
                "http://127.0.0.1:9000",
                "s3://",
                "s3://a",
                "s3://Pictures",
                "s3://a/b",
                "s3://pictures?endpoint",
                "s3://pictures?endpoint=",
                "s3://pictures?endpoint=localhost:9000",
                "s3://pictures?endpoint=http://user:word@localhost:9000",
                "s3://pictures?endpoint=ftp://localhost",
                "s3://pictures?region=",
                "s3://pictures?region=a&region=b",
                "s3://pictures?secret=x"
            })
    void whateverElseIsGivenIsToldWhatIsWrong(String url) {
        assertThatThrownBy(() -> S3Location.parse(url))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("objects.url");
    }
}
