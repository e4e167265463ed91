//! What a module's import statements name.

use ruff_python_ast as ast;

/// What an import statement asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Import {
    /// The number of dots before the name.
    pub(crate) level: u32,
    /// The dotted name behind them, which may be empty.
    pub(crate) module: String,
    /// What is taken from it: attributes or modules.
    pub(crate) names: Vec<String>,
}

impl Import {
    /// `import module`.
    pub(super) fn module(module: &str) -> Import {
        Import {
            level: 0,
            module: module.to_owned(),
            names: Vec::new(),
        }
    }

    /// The absolute names of what may be a module here, imported by the module `name`: the one
    /// that is named, then what is taken from it. Nothing where it would lie above all packages.
    pub(crate) fn modules(&self, name: &str, is_package: bool) -> Vec<String> {
        let Some(base) = self.base(name, is_package) else {
            return Vec::new();
        };
        let inner = self.names.iter().map(|name| dotted(&base, name));
        [base.clone()].into_iter().chain(inner).collect()
    }

    fn base(&self, importer: &str, is_package: bool) -> Option<String> {
        if self.level == 0 {
            return Some(self.module.clone());
        }
        // A package's own dots start one level further in.
        let up = self.level as usize - is_package as usize;
        let mut package = importer;
        for _ in 0..up {
            package = package.rsplit_once('.')?.0;
        }
        Some(dotted(package, &self.module))
    }
}

impl From<&ast::StmtImportFrom> for Import {
    fn from(s: &ast::StmtImportFrom) -> Import {
        Import {
            level: s.level,
            module: s
                .module
                .as_ref()
                .map_or("", |name| name.as_str())
                .to_owned(),
            names: s.names.iter().map(|alias| alias.name.to_string()).collect(),
        }
    }
}

/// `package.name`, either of which may be empty.
fn dotted(package: &str, name: &str) -> String {
    match (package, name) {
        ("", only) | (only, "") => only.to_owned(),
        _ => format!("{package}.{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(level: u32, module: &str, name: &str) -> Import {
        Import {
            level,
            module: module.to_owned(),
            names: vec![name.to_owned()],
        }
    }

    #[test]
    fn names_are_absolute() {
        let plain = Import::module("a.b");
        assert_eq!(plain.modules("x.y", false), ["a.b"]);
        assert_eq!(from(0, "a", "b").modules("x.y", false), ["a", "a.b"]);
        assert_eq!(from(1, "", "b").modules("x.y", false), ["x", "x.b"]);
        assert_eq!(from(1, "", "b").modules("x.y", true), ["x.y", "x.y.b"]);
        assert_eq!(from(2, "c", "b").modules("x.y.z", false), ["x.c", "x.c.b"]);
        assert!(from(2, "c", "b").modules("x.y", false).is_empty());
        assert!(from(1, "c", "b").modules("__main__", false).is_empty());
    }
}
