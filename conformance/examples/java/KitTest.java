import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Puts the cases of the kit to {@link Judge}, each a test of JUnit 5. SEGUR_KIT is the folder of
 * the kit; else it is `kit`, where this is called.
 */
class KitTest {
    /** The rules that the judge knows, and its edition. Let the list grow with it. */
    private static final Set<String> RULES = Set.of("S101", "S102", "D210", "D212");
    private static final String EDITION = "published";

    private static final Path KIT =
            Path.of(Objects.requireNonNullElse(System.getenv("SEGUR_KIT"), "kit"));

    @TestFactory
    Stream<DynamicTest> kit() throws IOException {
        List<?> cases = (List<?>) read("manifest.json").get("cases");
        return cases.stream()
                .map(one -> (Map<?, ?>) one)
                .filter(one -> EDITION.equals(one.get("edition")))
                .filter(one -> one.get("rule") instanceof String rule && RULES.contains(rule))
                .map(one -> dynamicTest(one.get("id").toString(), () -> put(one)));
    }

    private static void put(Map<?, ?> one) throws IOException {
        Map<?, ?> expected = expectedOf(one);
        Judge.Verdict found = Judge.judge(KIT.resolve((String) one.get("file")));
        compare("fichier", expected.get("fichier"), found.fichier());
        compare("archive", expected.get("archive"), null);

        Map<?, ?> demandes = expected.get("demandes") instanceof Map<?, ?> some ? some : Map.of();
        Set<String> positions = new TreeSet<>();
        demandes.keySet().forEach(position -> positions.add((String) position));
        found.demandes().keySet().forEach(position -> positions.add(position.toString()));
        for (String position : positions) {
            List<String> given = found.demandes().get(Integer.valueOf(position));
            compare("demande " + position, demandes.get(position), given);
        }
    }

    /** What must be found in a case: what the manifest says, else attendu.json beside it. */
    private static Map<?, ?> expectedOf(Map<?, ?> one) throws IOException {
        if (one.get("expected") instanceof Map<?, ?> expected) {
            return expected;
        }
        Path file = Path.of((String) one.get("file"));
        Map<?, ?> attendu = read(file.resolveSibling("attendu.json").toString());
        return (Map<?, ?>) attendu.get(file.getFileName().toString());
    }

    private static void compare(String item, Object expected, Object found) {
        assertTrue(
                agree(codes(expected), codes(found)),
                () -> item + ": expected " + codes(expected) + ", found " + codes(found));
    }

    /** The codes of an item, each once. Without any it is accepted. */
    private static List<?> codes(Object codes) {
        return codes instanceof List<?> some ? List.copyOf(new LinkedHashSet<>(some)) : List.of();
    }

    /** The first code is ASP's answer. It may stand alone; others behind it must be right. */
    private static boolean agree(List<?> expected, List<?> found) {
        if (expected.isEmpty() || found.isEmpty()) {
            return expected.equals(found);
        }
        return found.get(0).equals(expected.get(0))
                && (found.size() == 1 || Set.copyOf(found).equals(Set.copyOf(expected)));
    }

    private static Map<?, ?> read(String path) throws IOException {
        return (Map<?, ?>) Json.parse(Files.readString(KIT.resolve(path)));
    }
}
