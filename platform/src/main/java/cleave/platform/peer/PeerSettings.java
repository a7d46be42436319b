package cleave.platform.peer;

import cleave.platform.runtime.Setting;
import java.util.List;

/** Where the modules run that this process asks and does not run itself. */
public record PeerSettings(
        @Setting(
                key = "user.url",
                byDefault = "",
                meaning = "Where user runs when it does not run here: http://HOST:PORT of each replica,"
                        + " joined by commas.")
        List<String> user,

        @Setting(
                key = "post.url",
                byDefault = "",
                meaning = "Where post runs when it does not run here: http://HOST:PORT of each replica,"
                        + " joined by commas.")
        List<String> post) {}
