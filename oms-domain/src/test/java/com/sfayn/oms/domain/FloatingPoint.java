package com.sfayn.oms.domain;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Finds floating point in compiled production code, including method bodies: one multiplication by 0.07 can lose a
 * cent. A class may check whether a value is a {@code Double} in order to reject it. Reported are: a field, parameter,
 * return type or constant, a conversion from a whole number, a call or method reference that takes or returns one.
 * Every calculation begins with one of these.
 */
public final class FloatingPoint {
    private static final Set<String> INEXACT = Set.of("D", "F", "Ljava/lang/Double;", "Ljava/lang/Float;");
    private static final Set<Integer> MAKING_ONE = Set.of(
            Opcodes.FCONST_0,
            Opcodes.FCONST_1,
            Opcodes.FCONST_2,
            Opcodes.DCONST_0,
            Opcodes.DCONST_1,
            Opcodes.I2F,
            Opcodes.I2D,
            Opcodes.L2F,
            Opcodes.L2D);

    private FloatingPoint() {}

    /**
     * Returns every use in the production code of the class's module, as {@code Class.method: what}, sorted. A lambda
     * is reported as its method.
     *
     * @throws IllegalArgumentException if the class does not come from a folder of compiled classes
     */
    public static List<String> inModuleOf(Class<?> type) {
        try {
            Path compiled = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (!Files.isDirectory(compiled)) throw new IllegalArgumentException(compiled + " is no folder");
            try (Stream<Path> files = Files.walk(compiled)) {
                return in(
                        files.filter(file -> file.toString().endsWith(".class")).toList());
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> in(List<Path> classFiles) throws IOException {
        Set<String> uses = new TreeSet<>();
        for (Path file : classFiles) {
            ClassReader reader = new ClassReader(Files.readAllBytes(file));
            reader.accept(new Members(reader.getClassName().replace('/', '.'), uses), ClassReader.SKIP_DEBUG);
        }
        return List.copyOf(uses);
    }

    private static boolean isInexact(Type type) {
        return switch (type.getSort()) {
            case Type.ARRAY -> isInexact(type.getElementType());
            case Type.METHOD ->
                Stream.concat(Stream.of(type.getReturnType()), Stream.of(type.getArgumentTypes()))
                        .anyMatch(FloatingPoint::isInexact);
            default -> INEXACT.contains(type.getDescriptor());
        };
    }

    private static boolean isInexact(String descriptor, String signature) {
        return isInexact(Type.getType(descriptor))
                || signature != null
                        && (signature.contains("java/lang/Double") || signature.contains("java/lang/Float"));
    }

    private static final class Members extends ClassVisitor {
        private final String type;
        private final Set<String> uses;

        Members(String type, Set<String> uses) {
            super(Opcodes.ASM9);
            this.type = type;
            this.uses = uses;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            if (isInexact(descriptor, signature)) uses.add(type + "." + name + ": the field");
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            boolean lambda = name.startsWith("lambda$");
            String method = type + "." + (lambda ? name.split("\\$")[1] : name);
            if (isInexact(descriptor, signature)) uses.add(method + ": the signature");
            return new Instructions(method, uses);
        }
    }

    private static final class Instructions extends MethodVisitor {
        private final String method;
        private final Set<String> uses;

        Instructions(String method, Set<String> uses) {
            super(Opcodes.ASM9);
            this.method = method;
            this.uses = uses;
        }

        @Override
        public void visitInsn(int opcode) {
            if (MAKING_ONE.contains(opcode)) found("a constant or a conversion");
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof Double || value instanceof Float) found("a constant or a conversion");
            if (value instanceof Type type && isInexact(type)) found(type.getClassName());
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode != Opcodes.INSTANCEOF && isInexact(Type.getObjectType(type))) found(type.replace('/', '.'));
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            member(owner, name, descriptor);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            member(owner, name, descriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            if (isInexact(Type.getType(descriptor))) found(name);
            for (Object argument : arguments) {
                if (argument instanceof Handle handle && !handle.getName().startsWith("lambda$")) {
                    member(handle.getOwner(), handle.getName(), handle.getDesc());
                }
            }
        }

        private void member(String owner, String name, String descriptor) {
            if (isInexact(Type.getObjectType(owner)) || isInexact(Type.getType(descriptor))) {
                found(Type.getObjectType(owner).getClassName() + "." + name);
            }
        }

        private void found(String what) {
            uses.add(method + ": " + what);
        }
    }
}
