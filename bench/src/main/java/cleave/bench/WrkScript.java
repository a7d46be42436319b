package cleave.bench;

import java.util.List;

/** Lua for wrk: several requests in turn, and a count of the answers that are not expected. */
final class WrkScript {
    /** Wrk keeps a Lua state per thread; globals of it are read at the end. */
    private static final String CHECK = """
            local threads = {}
            function setup(thread) table.insert(threads, thread) end
            function response(status)
              if status ~= %s then
                unexpected = unexpected + 1
                if first == 0 then first = status end
              end
            end
            function done(summary, latency, requests)
              for _, thread in ipairs(threads) do
                io.write("Unexpected responses: " .. thread:get("unexpected") .. " (first: " .. thread:get("first") .. ")\\n")
              end
            end
            """;

    private static final String CYCLE = """
            unexpected = 0
            first = 0
            local all = {}
            local at = 0
            function init(args)
            %s
            end
            function request()
              at = at %% #all + 1
              return all[at]
            end
            """;

    private WrkScript() {}

    /** {@code GET path} with each token in turn. Answers are not looked at: that would slow wrk down at read rates. */
    static String gets(String path, List<String> tokens) {
        StringBuilder all = new StringBuilder();
        tokens.forEach(token -> all.append(get(path, token)));
        return CYCLE.formatted(all);
    }

    /** {@code POST path} with each body in turn; every answer must be 201. */
    static String posts(String path, String token, List<String> bodies) {
        StringBuilder all = new StringBuilder();
        bodies.forEach(body -> all.append(post(path, token, body)));
        return CYCLE.formatted(all) + CHECK.formatted("201");
    }

    /** Nine {@code GET} and one {@code POST} of the same path; no answer may be anything but 200 or 201. */
    static String mixed(String path, String reader, String writer, String body) {
        StringBuilder all = new StringBuilder(post(path, writer, body));
        for (int get = 0; get < 9; get++) {
            all.append(get(path, reader));
        }
        return CYCLE.formatted(all) + CHECK.formatted("200 and status ~= 201");
    }

    private static String get(String path, String token) {
        return "  table.insert(all, wrk.format(\"GET\", \"%s\", {Authorization = \"Bearer %s\"}))%n"
                .formatted(path, token);
    }

    private static String post(String path, String token, String body) {
        return """
                  table.insert(all, wrk.format("POST", "%s", {Authorization = "Bearer %s", ["Content-Type"] = "application/json"}, [==[%s]==]))
                """.formatted(path, token, body);
    }
}
