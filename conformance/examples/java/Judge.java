import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands for your own validator: it knows four rules, S101, S102, D210 and D212. */
public final class Judge {
    private static final Pattern DATE = Pattern.compile("([0-9]{2})/([0-9]{2})/([0-9]{4})");
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]+\\.[0-9]{2}");

    /**
     * What is found in a submission. What is not named is accepted.
     *
     * @param fichier the codes of the file
     * @param demandes the codes of its requests, by position, counted from 1
     */
    public record Verdict(List<String> fichier, Map<Integer, List<String>> demandes) {
        static Verdict refused(String code) {
            return new Verdict(List.of(code), Map.of());
        }
    }

    /** Judges a submission. */
    public static Verdict judge(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        Object root;
        try {
            root = Json.parse(decode(bytes));
        } catch (CharacterCodingException notUtf8) {
            return Verdict.refused("S101");
        } catch (IllegalArgumentException noJson) {
            return Verdict.refused("S102");
        }
        return new Verdict(List.of(), demandesOf(root));
    }

    private static Map<Integer, List<String>> demandesOf(Object root) {
        Map<Integer, List<String>> demandes = new TreeMap<>();
        if (root instanceof Map<?, ?> submission
                && submission.get("lignesImport") instanceof List<?> requests) {
            for (int index = 0; index < requests.size(); index++) {
                List<String> codes = codesOf(requests.get(index));
                if (!codes.isEmpty()) {
                    demandes.put(index + 1, codes);
                }
            }
        }
        return demandes;
    }

    /** Gives the codes of a request in the portal's order: the first is the one that ASP gives. */
    private static List<String> codesOf(Object request) {
        Object block = request instanceof Map<?, ?> balises ? balises.get("commande") : null;
        Map<?, ?> order = block instanceof Map<?, ?> balises ? balises : Map.of();
        List<String> codes = new ArrayList<>();
        if (!isDate(order.get("dateCommande"))) {
            codes.add("D210");
        }
        if (!isAmount(order.get("montantSegurHT"))) {
            codes.add("D212");
        }
        return codes;
    }

    /** JJ/MM/AAAA, a day that exists. */
    private static boolean isDate(Object value) {
        // `find` would be content with a part, and `dd/MM/uuuu` takes years of any length.
        Matcher found = DATE.matcher(value instanceof String text ? text : "");
        if (!found.matches() || found.group(3).equals("0000")) {
            return false;
        }
        try {
            LocalDate.of(number(found, 3), number(found, 2), number(found, 1));
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    /** A number written with two decimals: 1075.00 is one; 1075, 1075.0 and "1075.00" are not. */
    private static boolean isAmount(Object value) {
        return value instanceof Json.Literal number && AMOUNT.matcher(number.text()).matches();
    }

    /** UTF-8, without a byte-order mark. */
    private static String decode(byte[] bytes) throws CharacterCodingException {
        // `new String(bytes, UTF_8)` would put replacement characters for what is not UTF-8.
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        if (text.startsWith("\uFEFF")) {
            throw new CharacterCodingException();
        }
        return text;
    }
}
