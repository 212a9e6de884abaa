import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints the verdict of {@link Judge} on one submission, as `segur conformance run` wants it.
 *
 * <pre>
 * javac -d classes Judge.java Json.java Validator.java
 * java -cp classes Validator FILE
 * </pre>
 *
 * Java 17 or newer, nothing else.
 */
public final class Validator {
    public static void main(String[] arguments) throws Exception {
        Judge.Verdict verdict = Judge.judge(Path.of(arguments[0]));
        String demandes = verdict.demandes().entrySet().stream()
                .map(request -> "\"" + request.getKey() + "\": " + listed(request.getValue()))
                .collect(Collectors.joining(", "));
        String fichier = listed(verdict.fichier());
        System.out.printf("{\"fichier\": %s, \"demandes\": {%s}}%n", fichier, demandes);
    }

    private static String listed(List<String> codes) {
        return codes.stream().map(code -> "\"" + code + "\"").toList().toString();
    }
}
