import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON (RFC 8259) to maps, lists, strings, booleans and null, and numbers to what is
 * written: a library that gives 1075.0 for 1075.00 cannot judge montantSegurHT.
 */
public final class Json {
    /** A number, as it is written. */
    public record Literal(String text) {}

    private static final int MOST_LEVELS = 200;
    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException if it is no JSON
     */
    public static Object parse(String text) {
        Json reader = new Json(text);
        Object value = reader.value(0);
        reader.expect(reader.at == text.length());
        return value;
    }

    private Object value(int levels) {
        skip();
        char first = at < text.length() ? text.charAt(at) : 0;
        Object value = switch (first) {
            case '{' -> object(levels + 1);
            case '[' -> array(levels + 1);
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
        skip();
        return value;
    }

    private Map<String, Object> object(int levels) {
        expect(levels <= MOST_LEVELS);
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        skip();
        while (!isNext('}')) {
            expect(members.isEmpty() || isNext(','));
            skip();
            String name = string();
            skip();
            expect(isNext(':'));
            members.put(name, value(levels));
        }
        return members;
    }

    private List<Object> array(int levels) {
        expect(levels <= MOST_LEVELS);
        List<Object> elements = new ArrayList<>();
        at++;
        skip();
        while (!isNext(']')) {
            expect(elements.isEmpty() || isNext(','));
            elements.add(value(levels));
        }
        return elements;
    }

    private String string() {
        expect(isNext('"'));
        StringBuilder characters = new StringBuilder();
        while (!isNext('"')) {
            char character = take();
            expect(character >= ' ');
            characters.append(character == '\\' ? escape() : character);
        }
        return characters.toString();
    }

    private char escape() {
        char letter = take();
        if (letter != 'u') {
            expect(ESCAPES.indexOf(letter) >= 0);
            return ESCAPED.charAt(ESCAPES.indexOf(letter));
        }
        int code = 0;
        for (int digit = 0; digit < 4; digit++) {
            char hexadecimal = take();
            expect(hexadecimal < 128 && Character.digit(hexadecimal, 16) >= 0);
            code = code * 16 + Character.digit(hexadecimal, 16);
        }
        return (char) code;
    }

    private Object word(String word, Object meaning) {
        expect(text.startsWith(word, at));
        at += word.length();
        return meaning;
    }

    private Literal number() {
        Matcher found = NUMBER.matcher(text).region(at, text.length());
        expect(found.lookingAt());
        at = found.end();
        return new Literal(found.group());
    }

    private char take() {
        expect(at < text.length());
        return text.charAt(at++);
    }

    private boolean isNext(char character) {
        boolean isNext = at < text.length() && text.charAt(at) == character;
        at += isNext ? 1 : 0;
        return isNext;
    }

    private void skip() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(boolean isSo) {
        if (!isSo) {
            throw new IllegalArgumentException("no JSON, at character " + at);
        }
    }
}
