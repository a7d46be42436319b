package cleave.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The list of parts. */
final class Parts {
    private Parts() {}

    /**
     * What a plan runs, each after those it needs.
     *
     * @param resting replicas to which nginx sends nothing
     */
    static List<Part> of(Plan plan, ClusterFolder folder, Program program, ClientFiles client, Set<String> resting) {
        String version = program.version();
        List<Part> parts = new ArrayList<>();
        parts.add(new PostgresPart(plan, folder, program));
        parts.add(new ObjectsPart(plan, folder, program));
        parts.add(new KafkaPart(plan, folder, program));
        for (Service service : Service.ALL) {
            plan.replicas(service)
                    .map(name -> new ServicePart(name, service, plan, folder, program, version))
                    .forEach(parts::add);
        }
        parts.add(new FrontPart(plan, folder, program, client, resting));
        return parts;
    }
}
