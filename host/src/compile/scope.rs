//! Symbol tables: which variable each name means (Python reference 4.2; PEP 227, PEP 709).
//!
//! A first pass over the tree (in `collect`) makes a [`Scope`] for each module, class, function,
//! lambda, generator expression and comprehension, and notes what it does with each name. Then
//! [`Scopes::resolve`] gives every name of every scope its [`Binding`], outer scopes first.
//!
//! List, set and dict comprehensions are scopes here, and run in the frame of the scope around
//! them: their *owner* is the nearest scope outward that has a frame.

use stackline_core::image::StrId;
use std::collections::HashMap;

/// Index of a scope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct ScopeId(pub u32);

/// What a scope belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ScopeKind {
    Module,
    Class,
    /// `def` and `lambda`.
    Function,
    /// A generator expression: a function.
    Generator,
    /// A list, set or dict comprehension: no frame of its own.
    Comprehension,
    /// Type parameters: no frame of its own, and what is in it sees a class's names.
    TypeParams,
}

/// How a name is reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Binding {
    /// A variable of this scope; in a cell if the symbol is captured.
    Local,
    /// A cell of the owner's closure.
    Free(u16),
    /// A global or builtin.
    Global,
    /// A name in a class body's namespace.
    Name,
    /// In a class body: a name that may be in the namespace, else a cell of the closure.
    NameFree(u16),
    /// In a comprehension: whatever the name means around it.
    Outer,
}

/// What a scope does with a name.
#[derive(Clone, Debug)]
pub(super) struct Symbol {
    pub name: StrId,
    pub parameter: bool,
    pub bound: bool,
    pub used: bool,
    pub global: bool,
    pub nonlocal: bool,
    pub annotated: bool,
    /// `del`, or bound by `except … as`: may become unbound again.
    pub deleted: bool,
    /// The target of a comprehension's `for`.
    pub iteration: bool,
    /// An assignment expression in the comprehension binds it outside.
    pub named: bool,
    /// An inner function uses it: lives in a cell.
    pub captured: bool,
    pub binding: Binding,
    /// Which of the function's variables it is, in order of first appearance.
    pub index: u16,
}

/// One scope's names.
#[derive(Debug)]
pub(super) struct Scope {
    pub kind: ScopeKind,
    pub parent: Option<ScopeId>,
    /// The nearest scope from here outward that has a frame; itself unless a comprehension.
    pub owner: ScopeId,
    /// Whether the generator expression or function has a `yield`.
    pub is_generator: bool,
    /// Whether it is an `async def`, or a comprehension or generator expression that awaits.
    pub is_coroutine: bool,
    /// Whether an assignment expression binds one of the owner's variables.
    pub has_walrus: bool,
    /// Whether it is a lazy value in a class body, which sees the class's names: its first variable
    /// is the namespace.
    pub sees_class: bool,
    /// Whether an annotated assignment stands directly in this module or class.
    pub has_annotations: bool,
    /// The name of the class whose private names are mangled here.
    pub class_name: Option<StrId>,
    /// The only names that are private: among type parameters of a class these alone.
    pub mangled_only: Option<Vec<StrId>>,
    /// Variables of comprehensions without a frame that `locals()` in them has to find: the
    /// comprehension, the name, and the name that the frame has for it.
    pub shown: Vec<(ScopeId, StrId, StrId)>,
    /// Names of the closure's cells.
    pub free: Vec<StrId>,
    pub symbols: Vec<Symbol>,
    index: HashMap<u32, u32>,
}

impl Scope {
    pub fn find(&self, name: StrId) -> Option<&Symbol> {
        self.index.get(&name.0).map(|&i| &self.symbols[i as usize])
    }

    /// The symbol of `name`, made if it is new.
    pub fn symbol(&mut self, name: StrId) -> &mut Symbol {
        let next = self.symbols.len() as u32;
        let index = *self.index.entry(name.0).or_insert(next);
        if index == next {
            self.symbols.push(Symbol {
                name,
                parameter: false,
                bound: false,
                used: false,
                global: false,
                nonlocal: false,
                annotated: false,
                deleted: false,
                iteration: false,
                named: false,
                captured: false,
                binding: Binding::Global,
                index: 0,
            });
        }
        &mut self.symbols[index as usize]
    }

    /// The name of the class of which `name` would be private here.
    pub fn privacy(&self, name: StrId) -> Option<StrId> {
        let only = self.mangled_only.as_ref();
        self.class_name
            .filter(|_| only.is_none_or(|only| only.contains(&name)))
    }

    /// Whether names of this scope are variables that inner functions see.
    fn has_variables(&self) -> bool {
        matches!(
            self.kind,
            ScopeKind::Function
                | ScopeKind::Generator
                | ScopeKind::Comprehension
                | ScopeKind::TypeParams
        )
    }
}

/// All scopes of a module; outer scopes come before inner ones.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    all: Vec<Scope>,
    /// Scope of the tree node at each address.
    nodes: HashMap<usize, ScopeId>,
}

impl std::ops::Index<ScopeId> for Scopes {
    type Output = Scope;

    fn index(&self, id: ScopeId) -> &Scope {
        &self.all[id.0 as usize]
    }
}

impl std::ops::IndexMut<ScopeId> for Scopes {
    fn index_mut(&mut self, id: ScopeId) -> &mut Scope {
        &mut self.all[id.0 as usize]
    }
}

/// A nonlocal declaration that names no variable of a function around it.
#[derive(Debug)]
pub(super) struct NoBinding {
    pub scope: ScopeId,
    pub name: StrId,
}

impl Scopes {
    /// Adds a scope for the tree node at `node`.
    pub fn add<T>(&mut self, node: &T, kind: ScopeKind, parent: Option<ScopeId>) -> ScopeId {
        let id = ScopeId(self.all.len() as u32);
        let owner = match (kind, parent) {
            (ScopeKind::Comprehension | ScopeKind::TypeParams, Some(parent)) => self[parent].owner,
            _ => id,
        };
        let class_name = parent.and_then(|p| self[p].class_name);
        let mangled_only = parent.and_then(|p| self[p].mangled_only.clone());
        self.all.push(Scope {
            kind,
            parent,
            owner,
            is_generator: kind == ScopeKind::Generator,
            is_coroutine: false,
            has_walrus: false,
            sees_class: false,
            has_annotations: false,
            class_name,
            mangled_only,
            shown: Vec::new(),
            free: Vec::new(),
            symbols: Vec::new(),
            index: HashMap::new(),
        });
        self.nodes.insert(address(node), id);
        id
    }

    /// The scope of a tree node that has one.
    pub fn of<T>(&self, node: &T) -> Option<ScopeId> {
        self.nodes.get(&address(node)).copied()
    }

    /// Gives each name of each scope its binding.
    pub fn resolve(&mut self, class_cell: StrId) -> Result<(), NoBinding> {
        self.share_declarations();
        for id in (0..self.all.len() as u32).map(ScopeId) {
            for i in 0..self[id].symbols.len() {
                let binding = self.bind(id, i, class_cell)?;
                self[id].symbols[i].binding = binding;
            }
        }
        for scope in &mut self.all {
            let mut next = 0;
            let variables = scope.has_variables();
            for symbol in &mut scope.symbols {
                if variables && symbol.binding == Binding::Local {
                    symbol.index = next;
                    next += 1;
                }
            }
        }
        Ok(())
    }

    /// What is declared global anywhere is global at the top as well, where the text has a
    /// namespace of its own.
    fn share_declarations(&mut self) {
        let declared = self.all.iter().flat_map(|scope| &scope.symbols);
        let names: Vec<StrId> = declared.filter(|s| s.global).map(|s| s.name).collect();
        for top in self.all.iter_mut().take(1) {
            for symbol in &mut top.symbols {
                symbol.global |= names.contains(&symbol.name);
            }
        }
    }

    fn bind(&mut self, id: ScopeId, i: usize, class_cell: StrId) -> Result<Binding, NoBinding> {
        if self[id].sees_class {
            self.take_class_declaration(id, i);
        }
        let scope = &self[id];
        let (kind, parent, symbol) = (scope.kind, scope.parent, &scope.symbols[i]);
        let name = symbol.name;
        let Some(parent) = parent.filter(|_| !symbol.global) else {
            return Ok(Binding::Global);
        };
        if symbol.bound && !symbol.nonlocal {
            return Ok(if kind == ScopeKind::Class {
                Binding::Name
            } else {
                Binding::Local
            });
        }
        let inlined = kind == ScopeKind::Comprehension && !self.is_beside_class(parent);
        if inlined || kind == ScopeKind::TypeParams {
            return Ok(Binding::Outer);
        }
        if scope.sees_class && self.is_name_of_class(id, name) {
            return Ok(Binding::Name);
        }
        let nonlocal = symbol.nonlocal;
        // A comprehension in a class body does not see the class's names.
        let from = if kind == ScopeKind::Comprehension && self[parent].kind == ScopeKind::Class {
            self[parent].parent
        } else {
            Some(parent)
        };
        match from.and_then(|from| self.search(from, name, class_cell)) {
            // Type parameters, which are around it in the same frame.
            Some(home)
                if kind == ScopeKind::Comprehension && self[home].owner == self[id].owner =>
            {
                Ok(Binding::Outer)
            }
            Some(home) => {
                let index = self.capture(id, home, name);
                Ok(match kind {
                    ScopeKind::Class => Binding::NameFree(index),
                    _ if self[id].sees_class => Binding::NameFree(index),
                    _ => Binding::Free(index),
                })
            }
            None if nonlocal => Err(NoBinding { scope: id, name }),
            None if self[id].sees_class => Ok(Binding::Name),
            None => Ok(Binding::Global),
        }
    }

    /// What a class declares global is global to what sees the class's names.
    fn take_class_declaration(&mut self, id: ScopeId, i: usize) {
        let name = self[id].symbols[i].name;
        let class = self.class_around(id);
        let found = class.and_then(|class| self[class].find(name));
        if found.is_some_and(|symbol| symbol.global) && !self[id].symbols[i].bound {
            self[id].symbols[i].global = true;
        }
    }

    /// Whether the class around the scope binds the name itself.
    fn is_name_of_class(&self, id: ScopeId, name: StrId) -> bool {
        let class = self.class_around(id);
        let found = class.and_then(|class| self[class].find(name));
        let hidden = |at: ScopeId| self[at].find(name).is_some_and(|symbol| symbol.bound);
        let parameters = self[id]
            .parent
            .filter(|&p| self[p].kind == ScopeKind::TypeParams);
        found.is_some_and(|symbol| symbol.bound && !symbol.nonlocal)
            && !parameters.is_some_and(hidden)
    }

    /// The class in whose body the scope's parent stands, if it is a class or the type parameters
    /// of something in one.
    pub fn class_around(&self, id: ScopeId) -> Option<ScopeId> {
        let mut at = self[id].parent;
        while let Some(around) = at {
            match self[around].kind {
                ScopeKind::Class => return Some(around),
                ScopeKind::TypeParams => at = self[around].parent,
                _ => return None,
            }
        }
        None
    }

    /// Whether names in the scope may be of a class's namespace that a comprehension in it does not
    /// see: that of a class, or what is evaluated with its namespace.
    pub fn is_beside_class(&self, id: ScopeId) -> bool {
        let scope = &self[id];
        match scope.kind {
            ScopeKind::Class => true,
            ScopeKind::TypeParams => self.class_around(id).is_some(),
            _ => scope.sees_class,
        }
    }

    /// The scope from `from` outward whose variable `name` is.
    fn search(&self, from: ScopeId, name: StrId, class_cell: StrId) -> Option<ScopeId> {
        let mut at = Some(from);
        while let Some(id) = at {
            let scope = &self[id];
            if scope.kind == ScopeKind::Class && name == class_cell {
                return Some(id);
            }
            if scope.has_variables()
                && let Some(symbol) = scope.find(name)
            {
                if symbol.global {
                    return None;
                }
                if symbol.bound && !symbol.nonlocal {
                    return Some(id);
                }
            }
            at = scope.parent;
        }
        None
    }

    /// Makes `name` of scope `home` a cell, hands it down through the closures between, and gives
    /// its index in the closure of `id`'s owner.
    fn capture(&mut self, id: ScopeId, home: ScopeId, name: StrId) -> u16 {
        let last = self[home].owner;
        self[home].symbol(name).captured = true;
        let mut index = 0;
        let mut at = self[id].owner;
        let innermost = at;
        while at != last {
            let scope = &mut self[at];
            let position = scope
                .free
                .iter()
                .position(|&free| free == name)
                .unwrap_or_else(|| {
                    scope.free.push(name);
                    scope.free.len() - 1
                });
            if at == innermost {
                index = position;
            }
            let Some(parent) = self[at].parent else { break };
            at = self[parent].owner;
        }
        // More cells than this are refused when the function is made.
        index.min(u16::MAX as usize) as u16
    }
}

fn address<T>(node: &T) -> usize {
    std::ptr::from_ref(node) as usize
}
