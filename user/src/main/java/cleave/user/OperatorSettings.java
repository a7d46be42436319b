package cleave.user;

import cleave.platform.runtime.Setting;
import java.util.List;

/** Who decides what programs cannot. */
public record OperatorSettings(
        @Setting(
                key = "operators",
                byDefault = "",
                meaning = "E-mail addresses of the accounts that may decide what is held, from their next login on;"
                        + " register them before they stand here.")
        List<String> operators) {}
