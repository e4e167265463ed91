//! Private names: `__x` in class `C` is `_C__x` (Python reference 6.2.1).

use std::borrow::Cow;

/// The name that `name` stands for in the class named `class`.
pub(super) fn mangle<'n>(class: Option<&str>, name: &'n str) -> Cow<'n, str> {
    let Some(class) = class else {
        return Cow::Borrowed(name);
    };
    let private = name.starts_with("__") && !name.ends_with("__") && !name.contains('.');
    let class = class.trim_start_matches('_');
    if !private || class.is_empty() {
        return Cow::Borrowed(name);
    }
    Cow::Owned(format!("_{class}{name}"))
}

#[cfg(test)]
mod tests {
    use super::mangle;

    #[test]
    fn only_private_names_in_classes_change() {
        assert_eq!(mangle(Some("C"), "__x"), "_C__x");
        assert_eq!(mangle(Some("__C"), "__x"), "_C__x");
        for (class, name) in [
            (None, "__x"),
            (Some("C"), "__x__"),
            (Some("__"), "__x"),
            (Some("C"), "_x"),
        ] {
            assert_eq!(mangle(class, name), name);
        }
    }
}
